import type { Check } from '../check';
import { notChecked, passed } from '../finding';

const OWN = /^CB[0-9A-HJKMNP-TV-Z]{13}$/;

/** Number series of customer invoices and credit notes, where Chargebee's invoices are booked as such. */
export const documentNumbers: Check = {
	name: 'document-numbers',
	needs: ['visma'],
	async run({ read, settings: { bookedAs } }) {
		if (bookedAs !== 'customerInvoices') return [passed('Customer invoices and credit notes are left to Visma.net.')];
		const own = (await read.vismaInvoices()).find(({ referenceNumber }) => OWN.test(referenceNumber));
		if (own) return [passed(`Visma.net took the number ${own.referenceNumber} of an invoice of ours.`, { invoice: own.referenceNumber })];
		return [notChecked("Visma.net's API does not tell its number series, and no invoice has a number of ours.", 'With Numbering: Own Number, open Number Series (CS201010) in Visma.net: the series of customer invoices and of credit notes must have Allow Manual Numbering on Imports ticked, and take 15 characters. With Numbering: Search there is nothing to set.')];
	},
};
