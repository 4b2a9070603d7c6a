import { createHash } from 'node:crypto';

import { Refusal } from '../server/refusal';

let errors = 0;

/** A GUID for support, as the ERP gives with each business error; numbered, so that runs repeat. */
function vismaId(): string {
	const hex = createHash('md5').update(`error ${++errors}`).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A refusal by the ERP itself: `{message: "VismaId: <guid>. <text>"}`. */
export function businessError(status: number, text: string): Refusal {
	return new Refusal(status, { message: `VismaId: ${vismaId()}. ${text}` });
}

/** A refusal by the gateway: the `IPPException` shape with a fault code. */
export function gatewayError(status: number, faultCode: string, text: string): Refusal {
	return new Refusal(status, {
		ExceptionType: 'IPPException',
		ExceptionMessage: text,
		ExceptionFaultCode: faultCode,
		ExceptionMessageID: `${faultCode}_${vismaId()}`,
		ExceptionDetails: '',
	});
}

/** A parameter that cannot be read: `{message, modelState: {<field>: [<text>]}}`. */
export function modelError(field: string, text: string): Refusal {
	return new Refusal(400, { message: 'The request is invalid.', modelState: { [field]: [text] } });
}

/** A refusal by the token endpoint, in OAuth 2.0's words. */
export function tokenError(error: string, description: string): Refusal {
	return new Refusal(400, { error, error_description: description });
}

export const vismaAnswers = {
	rateLimited(retryAfter: number | string = 1): Refusal {
		const body = { statusCode: 429, message: `Rate limit is exceeded. Try again in ${retryAfter} seconds.` };
		return new Refusal(429, body, { 'retry-after': String(retryAfter) });
	},
	unauthorized(): Refusal {
		return new Refusal(401, { statusCode: 401, message: 'Unauthorized. Access token is missing or invalid.' });
	},
	failed(status: number): Refusal {
		return businessError(status, 'An unexpected error occurred.');
	},
};
