/** Something about the rules that a person should know before anything is posted. */
export interface Finding {
	/** `error` keeps documents out of the books; `warning` is likely a mistake. */
	severity: 'error' | 'warning';
	/** Stable; those that booking gives too are listed in docs/errors.md. */
	code: string;
	/** A sentence. */
	what: string;
	/** The path of the rule, or what else it is about. */
	where: string;
	remedy: string;
}

type Said = Omit<Finding, 'severity'>;

export const error = (said: Said): Finding => ({ severity: 'error', ...said });

export const warning = (said: Said): Finding => ({ severity: 'warning', ...said });
