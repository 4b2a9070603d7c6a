import type { EntryLine } from '../../ledger';
import { Decimal } from '../../visma';
import type { MonthName } from '../journals/books/months';

/** Where an amount stands. */
export interface Place {
	period: MonthName;
	account: string;
	subaccount: string | null;
	currency: string;
}

const ZERO = Decimal.fromUnits(0, 0);

/** Debit less credit. */
export const netOf = ({ debit, credit }: Pick<EntryLine, 'debit' | 'credit'>): Decimal => Decimal.of(debit).plus(Decimal.of(credit).negated());

/** Nets by period, account, subaccount and currency, debit positive. */
export class Sums {
	private readonly sums = new Map<string, { place: Place; net: Decimal }>();

	add(period: MonthName, currency: string, lines: readonly EntryLine[]): void {
		for (const line of lines) {
			const place = { period, account: line.account, subaccount: line.subaccount, currency };
			const name = nameOf(place);
			const known = this.sums.get(name);
			this.sums.set(name, { place, net: (known?.net ?? ZERO).plus(netOf(line)) });
		}
	}

	of(place: Place): Decimal {
		return this.sums.get(nameOf(place))?.net ?? ZERO;
	}

	/** Every place that was ever added to, sorted. */
	get places(): Place[] {
		return [...this.sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { place }]) => place);
	}
}

export const nameOf = ({ period, account, subaccount, currency }: Place) => [period, account, subaccount ?? '', currency].join('\n');

/** Places of both, each once, sorted. */
export function placesOf(one: Sums, other: Sums): Place[] {
	const places = new Map([...one.places, ...other.places].map((place) => [nameOf(place), place]));
	return [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}
