/** The ERP counts versions for the whole database, so that a company's first one is not 1. */
export const FIRST_VERSION = 0x4d00_0000;

/** Versions are eight bytes in base64, as the ERP's `timeStamp` is, and rise with each change. */
export function versionOfNumber(number: number): string {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(number));
	return bytes.toString('base64');
}

export function numberOfVersion(version: string): number {
	return version === '' ? 0 : Number(Buffer.from(version, 'base64').readBigUInt64BE());
}
