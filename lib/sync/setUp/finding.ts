/** What a check came to; the most serious first. */
export const RESULTS = ['failed', 'warning', 'not-checked', 'passed'] as const;

export type Result = (typeof RESULTS)[number];

/** Something that a check found, good things too. */
export interface Finding {
	result: Result;
	/** Sentences. */
	finding: string;
	/** What to do; of what was not checked, how a person proves it. */
	remedy?: string;
	/** What was read, so that a person can see for themselves. */
	evidence?: Readonly<Record<string, unknown>>;
}

type Evidence = Finding['evidence'];

/** It will not work like this. */
export const failed = (finding: string, remedy: string, evidence?: Evidence): Finding => ({ result: 'failed', finding, remedy, ...(evidence && { evidence }) });

/** It works, and is most likely not meant so; or it will cost more than it has to. */
export const warning = (finding: string, remedy: string, evidence?: Evidence): Finding => ({ result: 'warning', finding, remedy, ...(evidence && { evidence }) });

/** Reading does not tell, or could not be done. */
export const notChecked = (finding: string, remedy: string, evidence?: Evidence): Finding => ({ result: 'not-checked', finding, remedy, ...(evidence && { evidence }) });

export const passed = (finding: string, evidence?: Evidence): Finding => ({ result: 'passed', finding, ...(evidence && { evidence }) });

export const rankOf = (result: Result): number => RESULTS.indexOf(result);
