/** Check digit modulo 10 (Luhn), as KID and OCR numbers end with. */
function checkDigit(digits: string): string {
	const sum = [...digits].reverse().reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return String((10 - (sum % 10)) % 10);
}

/** Reference number of Finnish invoices: weights 7, 3, 1 from the right. */
function finnishDigit(digits: string): string {
	const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * ([7, 3, 1][index % 3] ?? 1), 0);
	return String((10 - (sum % 10)) % 10);
}

/** What a payer writes on a payment: KID in Norway, OCR in Sweden, FIK in Denmark, viitenumero in Finland. */
export function paymentReference(country: string, invoiceNumber: string): string {
	if (country === 'FI') return invoiceNumber + finnishDigit(invoiceNumber);
	const digits = country === 'DK' ? invoiceNumber.padStart(14, '0') : country === 'NO' ? `00${invoiceNumber}` : invoiceNumber;
	return digits + checkDigit(digits);
}
