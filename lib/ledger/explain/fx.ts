import type { Pot } from '../documents/fxResidue';
import type { Sale } from '../documents/sale';
import type { Currency } from '../money/currency';
import { convert } from '../money/currency';
import { plainDecimal, type Decimal } from '../money/decimal';
import type { Payment } from '../payments/payments';
import { companyWide, printer, type Step, type Why } from './why';

interface Rates {
	rate: Decimal;
	documentRate: Decimal;
}

/** Why a payment's rate changes what the receivable is worth in the base currency. */
export function differenceWhy(id: string, applied: bigint, { rate, documentRate }: Rates, payment: Payment, base: Currency): Why {
	const { currency, subaccount } = payment;
	const print = printer(base);
	const inBase = (at: Decimal) => convert(applied, currency, base, at);
	const sum = (at: Decimal) => `${printer(currency)(applied)} ${currency.code} x ${plainDecimal(at)} = ${print(inBase(at))}`;
	const steps: Step[] = [
		{ text: `applied to ${id}, at the rate of the payment: ${sum(rate)}`, amount: inBase(rate) },
		{ text: `less the same at the rate of ${id}: ${sum(documentRate)}`, amount: -inBase(documentRate) },
	];
	return { about: `exchange difference on ${id}`, steps, ...companyWide('accounts.receivable', subaccount) };
}

/** The other side of it: a gain or a loss. */
export const resultWhy = (why: Why, change: bigint): Why => ({
	...why,
	account: { rule: change > 0n ? 'accounts.fxGain' : 'accounts.fxLoss' },
});

/** Why something is left of a deferred amount in the base currency: it was converted once, its months one by one. */
export function residueWhy(
	{ line, deferred, batches, inBase }: Pot & { inBase(units: bigint): bigint },
	{ currency, rate, subaccount }: Sale,
	base: Currency,
): { deferred: Why; rounding: Why } {
	const [print, printBase] = [printer(currency), printer(base)];
	const sum = (units: bigint) => `${print(units)} ${currency.code} x ${rate} = ${printBase(inBase(units))}`;
	const months = [...batches.values()];
	const steps: Step[] = [
		{ text: `deferred and converted at once: ${sum(deferred)}`, amount: inBase(deferred) },
		...months.map((units) => ({ text: `less what was converted by itself: ${sum(units)}`, amount: -inBase(units) })),
	];
	const about = `what rounding in ${base.code} leaves on the deferred account`;
	const { sources } = line.basis ?? {};
	return {
		deferred: { about, steps, account: sources?.deferred ?? { rule: 'accounts.deferred' }, subaccount: sources?.subaccount ?? [] },
		rounding: { about, steps, ...companyWide('accounts.rounding', subaccount) },
	};
}
