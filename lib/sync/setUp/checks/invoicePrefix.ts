import { seenAtImport } from '../../invoices/note';
import type { Check } from '../check';
import { failed, passed, warning } from '../finding';

/** Invoices of Chargebee's own that bear the prefix of mirrored ones: they are taken to be in the books already. */
export const invoicePrefix: Check = {
	name: 'invoice-prefix',
	needs: ['chargebee'],
	async run({ read, settings: { site, rules } }) {
		const prefix = site.invoiceIdPrefix;
		const isBookedBack = rules?.scope !== 'deferralOnly';
		if (prefix === '') {
			return isBookedBack
				? [warning('The invoice ID prefix is empty: invoices that came from Visma.net would be booked in it a second time.', 'Enter a prefix in the Chargebee credential, VN- say, unless no invoice is ever synced from Visma.net.')]
				: [passed('No prefix tells mirrored invoices apart; Scope does not book them back.')];
		}
		const invoices = await read.prefixedInvoices();
		const foreign = invoices.filter((invoice) => seenAtImport(invoice).created === '');
		if (foreign.length === 0) return [passed(`Every invoice that begins with "${prefix}" came from Visma.net.`, { lookedAt: invoices.length })];
		const shown = foreign.slice(0, 5).map(({ id }) => id);
		return [failed(`${foreign.length} invoices in Chargebee begin with "${prefix}" and did not come from Visma.net: ${shown.join(', ')}. They would never be booked.`, 'Choose another invoice ID prefix in the Chargebee credential, or another one for the numbers that Chargebee gives (Settings > Configure Chargebee > Invoices).', { foreign: foreign.length, lookedAt: invoices.length })];
	},
};
