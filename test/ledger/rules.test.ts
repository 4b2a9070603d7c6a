import { checkRules, collect, journal, type Condition, type Rules } from '../../lib/ledger';
import { invoiced, norwegian, term } from './samples';

const faulty = (changes: Record<string, unknown>) =>
	checkRules({ ...norwegian(), ...changes }).faults.map(({ rule }) => rule);

describe('rules are checked before anything is booked', () => {
	it('and good ones have no fault, with null meaning left out', () => {
		expect(checkRules(norwegian())).toEqual({ faults: [], warnings: [] });
		const nulls = {
			convention: null,
			defaultRegion: null,
			items: null,
			tax: null,
			conditions: null,
			cutover: null,
			horizon: null,
			writeOff: null,
		};
		expect(checkRules({ ...norwegian(), ...nulls }).faults).toEqual([]);
	});

	it('and every fault is listed at once, with its path and a remedy', () => {
		const { faults } = checkRules({
			...norwegian(),
			site: '',
			baseCurrency: 'kr',
			timeZone: 'Europe/Atlantis',
			homeCountry: undefined,
			convention: 'weekly',
			accounts: { receivable: 1580, revenue: { domestic: '3020', mars: '1' } },
			items: { pro: { recognition: 'never', subaccount: '1=1,1=2' }, addon: 7 },
			tax: { high: '2700', '25': '', '25.0': '2701' },
			currencies: { JPY: { exponent: -1, precision: 1.5 } },
			defaultSubaccount: 'x',
			conditions: [
				{ when: { planet: 'mars' }, set: { revenu: '1' } },
				{},
				{ when: { itemPrice: 'pro' }, set: { branch: 'B' } },
			],
			catalog: { pro: { itemFamily: 4 } },
			firstOpenPeriod: '2026-01',
			cutover: { date: '2026-02-30', mode: 'some' },
			writeOff: { policy: 'badDebt' },
			settleFxResidue: 'yes',
			scope: 'half',
			basis: 'guess',
		});
		expect(faults.map(({ rule }) => rule).sort()).toEqual([
			'accounts.receivable',
			'accounts.revenue.mars',
			'baseCurrency',
			'basis',
			'catalog.pro.itemFamily',
			'conditions[0].set.revenu',
			'conditions[0].when.planet',
			'conditions[1]',
			'conditions[2].set.branch',
			'convention',
			'currencies.JPY.exponent',
			'currencies.JPY.precision',
			'cutover.date',
			'cutover.mode',
			'defaultSubaccount',
			'firstOpenPeriod',
			'homeCountry',
			'items.addon',
			'items.pro.recognition',
			'items.pro.subaccount',
			'scope',
			'settleFxResidue',
			'site',
			'tax.25',
			'tax.25.0',
			'tax.high',
			'timeZone',
			'writeOff.account',
		]);
		expect(
			faults.every(({ message, remedy, document }) => message !== '' && remedy !== '' && document === 'rules'),
		).toBe(true);
	});

	it('and a row, currency or catalogue entry that is null is as good as left out', () => {
		const conditions: Condition[] = [{ when: { itemFamily: 'f' }, set: { revenue: '3999' } }];
		const nulls = norwegian({
			items: { pro: null },
			currencies: { NOK: null },
			catalog: { pro: null },
			conditions,
		});
		const event = invoiced({ id: 'i', date: '2026-01-01', lines: [{ amount: 100, item: 'pro', kind: 'adhoc' }] });
		expect(collect([event], nulls)).toMatchObject({ faults: [], warnings: [] });
		expect(journal(event, nulls)).toEqual(journal(event, norwegian()));
	});

	it('and faulty ones book nothing', () => {
		const { entries, faults, families } = collect(
			[invoiced({ id: 'i', date: '2026-01-01', lines: [{ amount: 1, kind: 'adhoc' }] })],
			norwegian({ site: '' }),
		);
		expect([entries, families.size, faults.length]).toEqual([[], 0, 1]);
		expect(collect([], undefined as never).faults).toHaveLength(1);
		expect(() => journal({}, null as never)).toThrow('rules');
	});

	it('a branch may not depend on what differs from line to line', () => {
		const branch = (when: Condition['when']) => faulty({ conditions: [{ when, set: { branch: 'B' } }] });
		expect(branch({ country: 'NO', businessEntity: 'b', currency: 'NOK' })).toEqual([]);
		for (const criterion of ['itemPrice', 'itemFamily', 'chargeKind']) {
			expect(branch({ [criterion]: 'x' })).toEqual(['conditions[0].set.branch']);
		}
		expect(faulty({ items: { pro: { branch: 'B' } } })).toEqual(['items.pro.branch']);
	});

	it('the same criteria may not set one field twice differently, items included, segment by segment', () => {
		const twice = (one: Condition['set'], other: Condition['set']) =>
			faulty({
				conditions: [
					{ when: { country: 'NO', currency: 'NOK' }, set: one },
					{ when: { currency: 'NOK', country: 'no' }, set: other },
				],
			});
		expect(twice({ revenue: '3000' }, { revenue: '3001' })).toContain('conditions[1]');
		expect(twice({ revenue: '3000' }, { revenue: '3000', deferred: '2970' })).toEqual([]);
		expect(twice({ revenue: { domestic: '3000' } }, { revenue: { eu: '3001' } })).toEqual([]);
		expect(twice({ subaccount: '1=10' }, { subaccount: '2=10' })).toEqual([]);
		expect(twice({ subaccount: '1=10' }, { subaccount: '2=10,1=11' })).toEqual(['conditions[1]']);
		expect(
			faulty({
				items: { pro: { deferred: '2970' } },
				conditions: [{ when: { itemPrice: 'pro' }, set: { deferred: '2971' } }],
			}),
		).toEqual(['items.pro']);
	});

	it('warn of rows that never decide anything and of names that mean nothing', () => {
		const { faults, warnings } = checkRules({
			...norwegian(),
			horizn: '202601',
			catalog: { pro: { itemFamily: 'core' }, lite: { itemFamily: 'core' } },
			items: { pro: { revenue: '3010' }, lite: { revenue: '3011' } },
			conditions: [
				{ when: { itemFamily: 'core' }, set: { revenue: '3012' } },
				{ when: { itemFamily: 'core' }, set: { deferred: '2970' } },
				{ when: { itemPrice: 'pro', itemFamily: 'other' }, set: { deferred: '2971' } },
				{ when: { itemFamily: 'unlisted' }, set: { revenue: '3013' } },
				{ when: { country: 'SE' }, set: { revenue: '3014' } },
			],
		});
		expect(faults).toEqual([]);
		expect(warnings.map((warning) => warning.split(':')[0])).toEqual(['horizn', 'conditions[2]', 'conditions[0]']);
	});
});

describe('conditions', () => {
	const lineOf = (
		rules: Partial<Rules>,
		sample: {
			item?: string;
			kind?: string;
			country?: string;
			currency?: string;
			extra?: Record<string, unknown>;
		} = {},
	) => {
		const { item = 'pro', kind = 'addon_item_price', ...rest } = sample;
		const entries = journal(
			invoiced({
				id: 'i',
				date: '2026-01-01',
				lines: [{ amount: 6_200, item, kind, ...term('2026-01-01', '2026-03-04') }],
				...rest,
			}),
			norwegian({ catalog: { pro: { itemFamily: 'core', accountingCode: '3777' } }, ...rules }),
		);
		const [, deferred] = entries[0]?.lines ?? [];
		const revenue = entries[1]?.lines[1];
		return { issue: entries[0], deferred, revenue, account: revenue?.account };
	};

	it('win by weight: item over family over kind over entity over country over currency, and sums over singles', () => {
		const when: Array<Condition['when']> = [
			{ currency: 'NOK' },
			{ country: 'NO' },
			{ country: 'NO', currency: 'NOK' },
			{ businessEntity: 'be' },
			{ businessEntity: 'be', country: 'NO', currency: 'NOK' },
			{ chargeKind: 'addon_item_price' },
			{ chargeKind: 'addon_item_price', businessEntity: 'be', country: 'NO', currency: 'NOK' },
			{ itemFamily: 'core' },
			{
				itemFamily: 'core',
				chargeKind: 'addon_item_price',
				businessEntity: 'be',
				country: 'NO',
				currency: 'NOK',
			},
			{ itemPrice: 'pro' },
			{ itemPrice: 'pro', currency: 'NOK' },
		];
		const rows = when.map((criteria, i) => ({ when: criteria, set: { revenue: String(4000 + i) } }));
		const sample = { extra: { business_entity_id: 'be' } };
		for (let count = 1; count <= rows.length; count++) {
			const chosen = rows.slice(0, count);
			expect(lineOf({ conditions: chosen }, sample).account).toBe(String(4000 + count - 1));
			expect(lineOf({ conditions: chosen.reverse() }, sample).account).toBe(String(4000 + count - 1));
		}
	});

	it('must match in everything they name', () => {
		const conditions = [{ when: { country: 'SE', currency: 'NOK' }, set: { revenue: '4000' } }];
		expect(lineOf({ conditions }).account).toBe('3020');
		expect(lineOf({ conditions }, { country: 'SE' }).account).toBe('4000');
		expect(lineOf({ conditions }, { country: 'SE', currency: 'EUR' }).account).toBe('3125');
	});

	it('decide field by field', () => {
		const conditions: Condition[] = [
			{ when: { itemPrice: 'pro' }, set: { deferred: '2971' } },
			{ when: { country: 'NO' }, set: { deferred: '2972', revenue: '4000', project: 'P1' } },
		];
		const { deferred, revenue } = lineOf({ conditions });
		expect(deferred).toMatchObject({ account: '2971', project: 'P1' });
		expect(revenue).toMatchObject({ account: '4000', project: 'P1' });
	});

	it('may set revenue by region: a region they leave out falls to the next', () => {
		const conditions: Condition[] = [{ when: { itemPrice: 'pro' }, set: { revenue: { eu: '4001' } } }];
		expect(lineOf({ conditions }, { country: 'SE' }).account).toBe('4001');
		expect(lineOf({ conditions }).account).toBe('3020');
	});

	it('compose subaccounts segment by segment over the default', () => {
		const rules: Partial<Rules> = {
			defaultSubaccount: '2=00,1=00,10=0',
			items: { pro: { subaccount: '1=10' } },
			conditions: [{ when: { country: 'NO' }, set: { subaccount: '1=99,2=NO,3=new' } }],
		};
		const { issue, deferred, revenue } = lineOf(rules);
		expect(deferred?.subaccount).toBe('1=10,2=NO,3=new,10=0');
		expect(revenue?.subaccount).toBe('1=10,2=NO,3=new,10=0');
		expect(issue?.lines[0]).toMatchObject({ account: '1580', subaccount: '1=00,2=00,10=0' });
	});

	it('come before accounting codes, which come before the company’s accounts and only when asked for', () => {
		expect(lineOf({}).account).toBe('3020');
		expect(lineOf({ useAccountingDetail: true }).account).toBe('3777');
		expect(
			lineOf({ useAccountingDetail: true, conditions: [{ when: { currency: 'NOK' }, set: { revenue: '4000' } }] })
				.account,
		).toBe('4000');
	});

	it('give a document its branch, and lines of other projects lines of their own', () => {
		const conditions: Condition[] = [
			{ when: { country: 'NO' }, set: { branch: 'OSLO' } },
			{ when: { itemPrice: 'pro' }, set: { project: 'P1' } },
		];
		const entries = journal(
			invoiced({
				id: 'i',
				date: '2026-01-01',
				lines: [
					{ amount: 100, item: 'pro', kind: 'adhoc', tax: { 25: 25 } },
					{ amount: 200, item: 'lite', kind: 'adhoc' },
				],
			}),
			norwegian({ conditions }),
		);
		expect(entries[0]?.branch).toBe('OSLO');
		expect(
			entries[0]?.lines.map(({ account, project, debit, credit }) => [account, project, debit, credit]),
		).toEqual([
			['1580', undefined, '3.25', '0.00'],
			['2700', undefined, '0.00', '0.25'],
			['3020', undefined, '0.00', '2.00'],
			['3020', 'P1', '0.00', '1.00'],
		]);
	});
});
