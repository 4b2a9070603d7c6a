import type { VismaCompany } from './company';
import { businessError } from './errors';

/** Makes a business error of a write: the ERP is known to send them with 400 and with 500. */
export type Refuse = (text: string) => Error;

/** @param area whose setting decides on the status */
export const refuseOf =
	(company: VismaCompany, area: 'journals' | 'receivables' | 'customers' = 'journals'): Refuse =>
	(text) =>
		businessError(company.settings[area].errorStatus, text);
