import { fromTables } from '../../nodes/VismaNet/actions/journalTransaction/rules/reading/fromTables';
import type { FormFault } from '../../nodes/VismaNet/actions/journalTransaction/rules/reading/faults';
import type { RuleOptions } from '../../nodes/VismaNet/actions/journalTransaction/rules/options';
import { Places } from '../../nodes/VismaNet/actions/journalTransaction/rules/reading/places';
import { RULES, TABLES } from '../engine/recordEvents/rules';

function read(changes: Record<string, unknown> = {}) {
	const form: Record<string, unknown> = { ...TABLES, ...changes };
	const faults: FormFault[] = [];
	const places = new Places('tables');
	const rules = fromTables((name) => form[name], form.options as RuleOptions, { places, faults });
	return { rules, faults, places };
}

describe('booking rules from the tables of the form', () => {
	it('are those that JSON would hold', () => {
		const { rules, faults } = read();
		expect(faults).toEqual([]);
		expect(rules).toEqual(RULES);
	});

	it('take plain values, numbers and decimal commas where expressions and people give them', () => {
		const { rules } = read({
			baseCurrency: 'SEK',
			accounts: { account: { receivable: 1511 } },
			taxes: { tax: [{ rate: '25,5', account: '2611' }, { rate: 10, account: 2621 }] },
		});
		expect(rules.accounts.receivable).toBe('1511');
		expect(rules.tax).toEqual({ '25.5': '2611', '10': '2621' });
	});

	it('hold nothing of tables and columns that are empty', () => {
		const empty = { accounts: {}, revenue: {}, taxes: {}, items: {}, conditions: {}, currencies: {}, options: {} };
		expect(read(empty).rules).toEqual({
			baseCurrency: 'SEK',
			homeCountry: 'SE',
			convention: 'daily',
			accounts: {},
			tax: {},
			items: {},
			conditions: [],
			currencies: {},
			unmappedItems: 'refuse',
		});
	});

	it('skip rows that nobody filled, and still count them as people do', () => {
		const { rules, places } = read({
			conditions: { condition: [{ itemPrice: '', chargeKind: '' }, { country: 'NO', deferred: '2979' }] },
		});
		expect(rules.conditions).toEqual([{ when: { country: 'NO' }, set: { deferred: '2979' } }]);
		expect(places.of('conditions[0].set.deferred')).toBe('Conditions, row 2: Deferred Revenue');
	});

	it('name rows without a key, and keys that are there twice', () => {
		const { faults } = read({
			items: { item: [{ itemPrice: 'a', deferred: '1' }, { itemPrice: '', deferred: '1' }, { itemPrice: 'a' }] },
			taxes: { tax: [{ rate: '25', account: '2611' }, { rate: '25', account: '2621' }] },
		});
		expect(faults.map(({ place, message }) => `${place}: ${message}`)).toEqual([
			'VAT Accounts, row 2: 25 is in row 1 already.',
			'Items, row 2: Item Price: It is empty.',
			'Items, row 3: a is in row 1 already.',
		]);
	});

	it('turn a write-off policy into one rule', () => {
		const options = { writeOffPolicy: 'badDebt', writeOffAccount: '6351', writeOffTaxRelief: true };
		expect(read({ options }).rules.writeOff).toEqual({ policy: 'badDebt', account: '6351', taxRelief: true });
	});
});

describe('places in the words of the form', () => {
	const { places } = read();

	it.each([
		['accounts.deferred', 'Accounts: Deferred Revenue'],
		['accounts.revenue.eu', 'Revenue Accounts: EU'],
		['items.pro-sek-yearly.revenue.domestic', 'Items, row 1 (pro-sek-yearly): Revenue, Domestic'],
		['items.pro-sek-yearly', 'Items, row 1 (pro-sek-yearly)'],
		['tax.12', 'VAT Accounts, row 2 (12)'],
		['conditions[2].set.branch', 'Conditions, row 3: Branch'],
		['conditions[1].when.country', 'Conditions, row 2: Country'],
		['currencies.KWD.precision', 'Currencies, row 1 (KWD): Decimals in Visma.net'],
		['defaultSubaccount', 'Options: Default Subaccount'],
		['writeOff.account', 'Options: Write-Offs: Loss Account'],
		['somewhere.else', 'somewhere.else'],
	])('%s is %s', (path, words) => {
		expect(places.of(path)).toBe(words);
	});

	it.each([
		['Set accounts.receivable.', 'Set Accounts: Receivable.'],
		['Set defaultRegion, or give the customer an address.', 'Set Options: Default Region, or give the customer an address.'],
		['Set tax.25.5.', 'Set VAT Accounts: 25.5 %.'],
		['Add items.basic-nok, or a condition on its family.', 'Add Items: basic-nok, or a condition on its family.'],
		['Correct currencies.JOD.exponent or precision.', 'Correct the decimals of JOD in Currencies.'],
		['conditions[1]: a heavier row decides.', 'Conditions, row 2: a heavier row decides.'],
		['The convention of the company.', 'The convention of the company.'],
	])('"%s" reads "%s"', (sentence, words) => {
		expect(places.inWords(sentence)).toBe(words);
	});
});
