import type { VismaCompany } from '../company';
import { businessError } from '../errors';

/** Makes a business error of a write: the ERP is known to send them with 400 and with 500. */
export type Refuse = (text: string) => Error;

export const refuseOf =
	(company: VismaCompany): Refuse =>
	(text) =>
		businessError(company.settings.journals.errorStatus, text);
