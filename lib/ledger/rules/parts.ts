import { parseDecimal, plainDecimal } from '../money/decimal';
import { isObject, type Json } from '../wire/json';
import { expectAssignment, expectCondition, expectRevenue } from './assignment';
import { expectations as an } from './expect';
import { expect, expectEach, expectOnly, expectShape, type Complain, type Shape } from './shape';

const accounts: Shape = Object.fromEntries(
	['receivable', 'deferred', 'accrued', 'rounding', 'bank', 'customerAdvance', 'fxGain', 'fxLoss', 'clearing'].map(
		(role) => [role, an.account],
	),
);

function checkTax(complain: Complain, tax: unknown): void {
	const seen = new Map<string, string>();
	for (const [rate, account] of Object.entries(isObject(tax) ? tax : {})) {
		const parsed = parseDecimal(rate);
		if (!parsed) complain(`tax.${rate}`, 'Its name is no rate.', 'It must be the exact rate, as in 25 or 25.5.');
		const name = parsed ? plainDecimal(parsed) : rate;
		if (seen.has(name))
			complain(`tax.${rate}`, `It is the same rate as tax.${seen.get(name)}.`, 'Keep one of them.');
		seen.set(name, rate);
		expect(complain, `tax.${rate}`, account ?? '', an.account);
	}
}

/** Checks the rules that hold rows or accounts. */
export function checkParts(complain: Complain, rules: Json): void {
	expectShape(complain, 'accounts', rules.accounts, accounts);
	if (isObject(rules.accounts)) expectRevenue(complain, 'accounts.revenue', rules.accounts.revenue);
	checkTax(complain, rules.tax);
	expectEach(complain, 'items', rules.items, (path, row) => {
		expectAssignment(complain, path, row);
		if (isObject(row) && row.branch) {
			complain(
				`${path}.branch`,
				'It depends on the item.',
				'One batch has one branch: choose it by business entity, country or currency.',
			);
		}
	});
	expectEach(complain, 'currencies', rules.currencies, (path, row) =>
		expectShape(complain, path, row, { exponent: an.decimals, precision: an.decimals }),
	);
	expectEach(complain, 'catalog', rules.catalog, (path, row) =>
		expectShape(complain, path, row, { itemFamily: an.text, accountingCode: an.account }),
	);
	if (Array.isArray(rules.conditions)) {
		rules.conditions.forEach((row, i) => expectCondition(complain, `conditions[${i}]`, row));
	}
}

const subscriptions: Shape = {
	priceType: an.oneOf(['tax_exclusive', 'tax_inclusive']),
	taxRate: an.rate,
	onCancel: an.oneOf(['withdraw', 'continue', 'accelerate']),
	amountsAreNet: an.yesOrNo,
};

function checkSubscription(complain: Complain, subscription: unknown): void {
	if (!isObject(subscription)) return;
	expectShape(complain, 'subscription', subscription, subscriptions);
	expectOnly(complain, 'subscription', subscription, Object.keys(subscriptions));
	if (subscription.priceType === 'tax_inclusive') {
		expect(complain, 'subscription.taxRate', subscription.taxRate ?? '', an.rate);
	}
}

/** Checks the policies that hold more than one choice. */
export function checkPolicies(complain: Complain, { cutover, writeOff, subscription }: Json): void {
	checkSubscription(complain, subscription);
	if (isObject(cutover)) {
		expect(complain, 'cutover.date', cutover.date ?? '', an.date);
		expect(complain, 'cutover.mode', cutover.mode, an.oneOf(['ignore', 'recogniseOnly']));
	}
	if (isObject(writeOff)) {
		expect(complain, 'writeOff.policy', writeOff.policy ?? '', an.oneOf(['creditNote', 'badDebt']));
		expect(complain, 'writeOff.taxRelief', writeOff.taxRelief, an.yesOrNo);
		if (writeOff.policy === 'badDebt') expect(complain, 'writeOff.account', writeOff.account ?? '', an.account);
	}
}
