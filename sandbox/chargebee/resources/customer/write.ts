import { splitCustomFields } from '../../customFields';
import type { ChargebeeCustomer } from '../../customerStore';
import { duplicateEntry, wrongValue } from '../../errors';
import { readParams } from '../../fields';
import type { Actor, ChargebeeSite } from '../../site';
import { createParams, updateBillingInfoParams, updateParams } from './schemas';

type Members = Record<string, unknown>;

/** What update_billing_info erases when it is not sent: it assigns, it does not merge. */
const ERASED_WHEN_ABSENT = [
	'billing_address',
	'vat_number',
	'vat_number_prefix',
	'business_customer_without_vat_number',
	'registered_for_gst',
];

/** What every customer has. */
export const CUSTOMER_DEFAULTS = {
	auto_collection: 'on',
	net_term_days: 0,
	allow_direct_debit: false,
	taxability: 'taxable',
	pii_cleared: 'active',
	channel: 'web',
	promotional_credits: 0,
	unbilled_charges: 0,
	refundable_credits: 0,
	excess_payments: 0,
	card_status: 'no_card',
	deleted: false,
	object: 'customer',
};

function withoutEmpty(members: Members): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}

/** An address as it is shown, or nothing when no member is left. */
function address(given: unknown): Members | undefined {
	const members = withoutEmpty((given ?? {}) as Members);
	if (Object.keys(members).length === 0) return undefined;
	return { validation_status: 'not_validated', ...members, object: 'billing_address' };
}

/** Checks that depend on how the site is set up. */
function checkSite(site: ChargebeeSite, given: Members): void {
	const { currencies, netTermDays } = site.settings;
	const { preferred_currency_code: currency, net_term_days: days } = given;
	if (typeof currency === 'string' && !currencies.includes(currency)) {
		throw wrongValue('preferred_currency_code', `the currency ${currency} is not configured for this site`);
	}
	if (typeof days !== 'number') return;
	if (days < 0 || (netTermDays !== null && !netTermDays.includes(days))) {
		throw wrongValue('net_term_days', `the term of ${days} days is not configured for this site`);
	}
}

function checkMandatory(site: ChargebeeSite, given: Members): void {
	const custom = [...site.customFields.values()].filter((field) => field.mandatory).map((field) => field.name);
	const missing = [...site.settings.mandatoryFields, ...custom].find((name) => (given[name] ?? null) === null);
	if (missing !== undefined) throw wrongValue(missing, 'cannot be blank');
}

/** `POST /customers`: the caller may choose the id; without one it is generated. */
export function createCustomer(site: ChargebeeSite, body: unknown, actor: Actor): ChargebeeCustomer {
	const { custom, rest } = splitCustomFields(body, site.customFields);
	const given: Members = { ...readParams(createParams, rest), ...custom };
	checkSite(site, given);
	checkMandatory(site, given);
	const id = typeof given.id === 'string' && given.id !== '' ? given.id : site.customers.newId();
	const reusable = site.settings.deletedIdsReusable && !site.customers.get(id);
	if (site.customers.hadId(id) && !reusable) throw duplicateEntry('id', id);
	const members = withoutEmpty({
		...CUSTOMER_DEFAULTS,
		...withoutEmpty(given),
		billing_address: address(given.billing_address),
	});
	const created = { ...members, id, created_at: Math.floor(site.now() / 1000), resource_version: 0, deleted: false };
	return site.change(created, 'customer_created', actor);
}

/** `POST /customers/{id}`: what is not sent stays; an empty value clears. */
export function updateCustomer(
	site: ChargebeeSite,
	old: ChargebeeCustomer,
	body: unknown,
	actor: Actor,
): ChargebeeCustomer {
	const { custom, rest } = splitCustomFields(body, site.customFields);
	const given: Members = { ...readParams(updateParams, rest), ...custom };
	checkSite(site, given);
	return site.change(merged(old, given), 'customer_changed', actor);
}

/** `POST /customers/{id}/update_billing_info`: address and VAT members that are not sent are erased. */
export function updateBillingInfo(
	site: ChargebeeSite,
	old: ChargebeeCustomer,
	body: unknown,
	actor: Actor,
): ChargebeeCustomer {
	const given: Members = readParams(updateBillingInfoParams, body);
	const erased = Object.fromEntries(ERASED_WHEN_ABSENT.map((name) => [name, null]));
	const assigned = { ...erased, ...given, billing_address: address(given.billing_address) ?? null };
	return site.change(merged(old, assigned), 'customer_changed', actor);
}

/** A customer with some members replaced; null removes one, or puts its default back. */
export function merged(old: ChargebeeCustomer, given: Members): ChargebeeCustomer {
	const members = withoutEmpty({
		...old,
		...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)),
	});
	return {
		...CUSTOMER_DEFAULTS,
		...members,
		id: old.id,
		created_at: old.created_at,
		resource_version: 0,
		deleted: old.deleted,
	};
}
