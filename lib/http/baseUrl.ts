/** An address as people enter it: without a scheme it is taken as https, and slashes at its end are dropped. */
export function baseUrl(entered: string): string {
	const address = entered.trim().replace(/\/+$/, '');
	return address === '' || /^[a-z]+:\/\//i.test(address) ? address : `https://${address}`;
}
