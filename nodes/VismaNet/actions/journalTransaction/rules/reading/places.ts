import { escapeRegExp, memoize } from 'lodash';

/** `site` or `convention` may be a word of a sentence; `accounts.deferred` and `homeCountry` stand for the rule. */
const isPath = (path: string) => /[.[]|[a-z][A-Z]/.test(path);

/** Rows that the form does not have yet, as the remedy of a fault names them. */
const MISSING: Array<[RegExp, string]> = [
	[/\btax\.(\d+(?:\.\d+)?)/g, 'VAT Accounts: $1 %'],
	[/\bcurrencies\.([A-Z]{3})\.exponent or precision/g, 'the decimals of $1 in Currencies'],
	[/\bcurrencies\.([A-Z]{3})/g, 'Currencies: $1'],
	[/\bitems\.(\S+?)(?=[.,;:]?(?:\s|$))/g, 'Items: $1'],
];

/** Where each rule stands in the form: path of the rule -> words of the form. Rules in JSON keep their paths. */
export class Places {
	private readonly words = new Map<string, string>();

	constructor(private readonly rulesFrom: 'tables' | 'json') {}

	/** All places are added before any is asked for. */
	add(path: string, words: string): void {
		this.words.set(path, words);
	}

	/** The place of a rule in words: its own, or that of the row it is in. */
	of(path: string): string {
		const known = this.longestFirst().find((start) => path === start || path.startsWith(`${start}.`));
		if (known === undefined) return this.rulesFrom === 'json' ? `Rules: ${path}` : path;
		const rest = path.slice(known.length + 1);
		return `${this.words.get(known)}${rest === '' ? '' : `: ${rest}`}`;
	}

	/** A sentence with the paths in it replaced by words. */
	inWords(sentence: string): string {
		const known = this.pattern();
		const text = known ? sentence.replace(known, (path) => this.words.get(path) ?? path) : sentence;
		return this.rulesFrom === 'json' ? text : MISSING.reduce((said, [path, words]) => said.replace(path, words), text);
	}

	private readonly longestFirst = memoize(() => [...this.words.keys()].sort((a, b) => b.length - a.length));

	/** Any known path, whole: not as the start of a longer one. */
	private readonly pattern = memoize(() => {
		const paths = this.longestFirst().filter(isPath).map(escapeRegExp);
		return paths.length === 0 ? undefined : new RegExp(`(?<![\\w.-])(?:${paths.join('|')})(?![\\w-]|\\.\\d)`, 'g');
	});
}
