/** What may be done when it is unknown whether the server carried a call out. */
export type Repeat =
	/** A read: repeating it changes nothing. */
	| 'safe'
	/** A write that carries its own identity (a caller-set id, an idempotency key): the server recognises a repeat. */
	| 'identified'
	/** A write that would be done twice. It is only repeated when the server says that it refused it. */
	| 'never';

export interface HttpCall {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Absolute, query string included, without secrets: it appears in errors. */
	url: string;
	headers?: Record<string, string>;
	/** Already encoded; absent on reads. */
	body?: string;
	repeat: Repeat;
	/** Tells answers with which the server made up its mind: they are not repeated, whatever their status says. */
	isFinal?: (answer: HttpAnswer) => boolean;
}

export interface HttpAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Parsed when the server sent JSON, else the text. */
	body: unknown;
}

/**
 * Sends a call once, authenticated. Resolves with the answer whatever its status is.
 * Rejects with NoAnswer when there is none.
 */
export type Send = (call: HttpCall) => Promise<HttpAnswer>;

/** The connection ended without an answer. `sent: false` means that the server cannot have seen the call. */
export class NoAnswer extends Error {
	override readonly name = 'NoAnswer';

	constructor(
		readonly reason: string,
		readonly sent: boolean,
	) {
		super(reason);
	}
}
