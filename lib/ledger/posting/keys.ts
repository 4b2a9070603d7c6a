const NAMES = 'issue|void|fxres|pay|refund|(?:rec|void-rec|accel|accr):\\d{6}|fx:.+';
const DOCUMENT_KEY = new RegExp(`^(cb:(?!sub:)[a-z]+:.+?):(?:${NAMES})$`);
const TERM_KEY = /^((cb:sub:.+?):\d{8}):(?:issue|adj:\d{8}|(?:rec|accel):\d{6})$/;

/** The family of a key; ids may hold colons themselves, so it is what stands before the entry's name. */
export function familyOf(key: string): string | undefined {
	return TERM_KEY.exec(key)?.[2] ?? DOCUMENT_KEY.exec(key)?.[1];
}

/** What a key shares with all entries of its document, or of its term of a subscription. */
export function headOf(key: string): string | undefined {
	return TERM_KEY.exec(key)?.[1] ?? DOCUMENT_KEY.exec(key)?.[1];
}

/**
 * The key whose absence in Visma stands for the absence of this one: the `issue` of its document or term, which is
 * posted first. Undefined for transactions and unbilled charges, which have none.
 */
export function issueKeyOf(key: string): string | undefined {
	const head = headOf(key);
	return head !== undefined && /^cb:(?:inv|cn|sub):/.test(head) ? `${head}:issue` : undefined;
}

/** An entry's key without the suffix of a generation, and that generation. */
export function baseKey(key: string): { base: string; generation: number } {
	const match = /^(.*)#(\d+)$/.exec(key);
	return match ? { base: match[1] ?? key, generation: Number(match[2]) } : { base: key, generation: 1 };
}
