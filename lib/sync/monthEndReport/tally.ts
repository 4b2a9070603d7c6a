import type { EntryLine } from '../../ledger';
import { Decimal } from '../../visma';

const ZERO = Decimal.fromUnits(0, 0);

/** Exact sums under names, by account and currency. */
export class Tally {
	private readonly sums = new Map<string, Map<string, Decimal>>();

	constructor(
		/** Digits after the point of each currency. */
		private readonly precisionOf: (currency: string) => number,
	) {}

	add(name: string, { account }: Pick<EntryLine, 'account'>, currency: string, amount: Decimal): void {
		const place = `${account}\n${currency}`;
		const sums = this.sums.get(place) ?? new Map<string, Decimal>();
		sums.set(name, (sums.get(name) ?? ZERO).plus(amount));
		this.sums.set(place, sums);
	}

	/** Every account and currency of which anything is known, sorted by currency. */
	get places(): Array<{ account: string; currency: string }> {
		return [...this.sums.keys()]
			.map((place) => place.split('\n') as [string, string])
			.map(([account, currency]) => ({ account, currency }))
			.sort((a, b) => (`${a.currency} ${a.account}` < `${b.currency} ${b.account}` ? -1 : 1));
	}

	of(name: string, { account, currency }: { account: string; currency: string }): Decimal {
		return this.sums.get(`${account}\n${currency}`)?.get(name) ?? ZERO;
	}

	/** With all the digits of the currency. */
	text(amount: Decimal, currency: string): string {
		return String(amount.plus(Decimal.fromUnits(0, this.precisionOf(currency))));
	}
}
