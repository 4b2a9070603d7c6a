const NAMES = 'issue|void|fxres|pay|refund|(?:rec|void-rec|accel|accr):\\d{6}|fx:.+';
const KEY = new RegExp(`^(cb:[a-z]+:.+?):(?:${NAMES})$`);

/** The family of a key; ids may hold colons themselves, so it is what stands before the entry's name. */
export function familyOf(key: string): string | undefined {
	return KEY.exec(key)?.[1];
}
