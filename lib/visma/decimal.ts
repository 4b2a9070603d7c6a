const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;
/** As many digits as a binary float holds whatever they are: a number with more may have lost some on its way here. */
const SAFE_DIGITS = 15;

/** An amount in one of the forms that callers have it in: decimal text, or a number that is exact. */
export type Amount = string | number | Decimal;

/** An exact decimal number: whole units of a power of ten. */
export class Decimal {
	private constructor(
		private readonly units: bigint,
		/** Digits after the point. */
		private readonly scale: number,
	) {}

	/**
	 * @param amount `1250`, `1250.00`, `-0.5`
	 * @throws RangeError when it is no decimal number, or a binary float that may not be exact
	 */
	static of(amount: Amount): Decimal {
		if (amount instanceof Decimal) return amount;
		const fault = Decimal.faultOf(amount);
		if (fault !== undefined) throw new RangeError(fault);
		const [, sign, whole, fraction = ''] = DECIMAL.exec(String(amount).trim()) ?? [];
		return new Decimal(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), fraction.length);
	}

	/** Why this is no amount; undefined when it is one. */
	static faultOf(amount: Amount): string | undefined {
		const text = String(amount).trim();
		const [, , whole, fraction = ''] = DECIMAL.exec(text) ?? [];
		if (whole === undefined) return `"${text}" is no amount: write it like 1250.00, with a point`;
		const mayHaveLost = typeof amount === 'number' && (whole + fraction).length > SAFE_DIGITS;
		return mayHaveLost ? `${text} has more digits than a number keeps exactly: round it, or give it as text` : undefined;
	}

	/** An amount in the smallest unit: `fromUnits(125000, 2)` is 1250.00. */
	static fromUnits(units: bigint | number, scale: number): Decimal {
		return new Decimal(BigInt(units), scale);
	}

	static sum(amounts: Decimal[]): Decimal {
		return amounts.reduce((total, amount) => total.plus(amount), Decimal.fromUnits(0, 0));
	}

	plus(other: Decimal): Decimal {
		const scale = Math.max(this.scale, other.scale);
		return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
	}

	negated(): Decimal {
		return new Decimal(-this.units, this.scale);
	}

	equals(other: Decimal): boolean {
		const scale = Math.max(this.scale, other.scale);
		return this.unitsAt(scale) === other.unitsAt(scale);
	}

	/** -1, 0 or 1 */
	get sign(): number {
		return this.units === 0n ? 0 : this.units < 0n ? -1 : 1;
	}

	/** As it was written: `1250.00` keeps its zeros. */
	toString(): string {
		const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0');
		const sign = this.units < 0n ? '-' : '';
		if (this.scale === 0) return sign + digits;
		return `${sign}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
	}

	private unitsAt(scale: number): bigint {
		return this.units * 10n ** BigInt(scale - this.scale);
	}
}
