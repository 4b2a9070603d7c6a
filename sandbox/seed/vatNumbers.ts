/** Numbers of Nordic companies with true check digits, made from a serial number so that seeds repeat. */

const weighted = (digits: string, weights: number[]) =>
	weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);

/** The first number from `start` on for which a check digit exists. */
function withCheckDigit(start: number, length: number, checkDigit: (digits: string) => number | undefined): string {
	for (let number = start; ; number++) {
		const digits = String(number).padStart(length, '0');
		const check = checkDigit(digits);
		if (check !== undefined) return digits + check;
	}
}

/** Norwegian organisation number: nine digits, modulus 11. */
export function norwegianNumber(serial: number): string {
	return withCheckDigit(91_000_000 + serial * 137, 8, (digits) => {
		const check = (11 - (weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
		return check === 10 ? undefined : check;
	});
}

/** Swedish organisation number: ten digits, Luhn. */
export function swedishNumber(serial: number): string {
	return withCheckDigit(556_200_000 + serial * 173, 9, (digits) => {
		const doubled = [...digits].map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1));
		const sum = doubled.reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
		return (10 - (sum % 10)) % 10;
	});
}

/** Danish CVR number: eight digits, modulus 11. */
export function danishNumber(serial: number): string {
	return withCheckDigit(2_500_000 + serial * 91, 7, (digits) => {
		const rest = weighted(digits, [2, 7, 6, 5, 4, 3, 2]) % 11;
		const check = (11 - rest) % 11;
		return check === 10 ? undefined : check;
	});
}

/** Finnish business id: seven digits and a check digit, modulus 11. */
export function finnishNumber(serial: number): string {
	return withCheckDigit(2_100_000 + serial * 59, 7, (digits) => {
		const rest = weighted(digits, [7, 9, 10, 5, 8, 4, 2]) % 11;
		if (rest === 1) return undefined;
		return rest === 0 ? 0 : 11 - rest;
	});
}
