/** What Visma.net says in the body of a refused call. */
export interface VismaProblem {
	text: string;
	/** For Visma's support. */
	vismaId?: string;
	/** Fault code of the gateway, `12027` say. */
	faultCode?: string;
}

const VISMA_ID = /^VismaId: ([0-9a-f-]{36})\.?\s*/i;

/**
 * Reads the three shapes that Visma.net answers with: `{message: "VismaId: <guid>. <text>"}` from the ERP,
 * `{ExceptionMessage, ExceptionFaultCode}` from the gateway, `{message, modelState}` when fields could not be read.
 *
 * @returns undefined when the body has none of them
 */
export function readProblem(body: unknown): VismaProblem | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { message, modelState, ExceptionMessage, ExceptionFaultCode } = body as Record<string, unknown>;
	if (typeof ExceptionMessage === 'string') return { text: ExceptionMessage, faultCode: text(ExceptionFaultCode) };
	if (typeof message !== 'string') return undefined;
	const vismaId = VISMA_ID.exec(message)?.[1];
	return { text: [message.replace(VISMA_ID, ''), ...fieldMessages(modelState)].join(' '), vismaId };
}

function fieldMessages(modelState: unknown): string[] {
	if (typeof modelState !== 'object' || modelState === null) return [];
	return Object.entries(modelState).map(([field, messages]) => `${field}: ${[messages].flat().join(', ')}`);
}

const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value));
