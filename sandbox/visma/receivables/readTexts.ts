import type { WriteBody } from '../writeBody';

/** Texts that are kept as they are sent: absent ones stay, empty ones are cleared. */
export function readTexts(body: WriteBody, names: string[], known: Record<string, string> = {}): Record<string, string> {
	const sent = names.map((name): [string, string | null | undefined] => [name, body.text(name)]);
	const merged = { ...known, ...Object.fromEntries(sent.filter(([, text]) => text !== undefined)) };
	return Object.fromEntries(Object.entries(merged).filter((field): field is [string, string] => Boolean(field[1])));
}
