import { templateId } from '../../../../sandbox/demo/templates';
import type { Company } from '../company';
import type { Kind, Step } from './steps';

/** Chargebee takes 100 characters. */
const OVERLONG = 'Order '.repeat(20);

/** An invoice of Visma.net, and whom it is for. */
export interface VismaInvoice {
	number: string;
	customer: string;
}

/** Invoices that are released at their step; the customer of the one for `write refused` is not in Chargebee. */
export function invoiceKind({ demo }: Company, invoices: Record<Step, VismaInvoice>): Kind {
	const { visma, chargebee } = demo.control;
	return {
		flow: templateId('invoices'),
		send: async (step) => {
			const texts: Record<string, string> = step === 'mapping' ? { customerRefNumber: OVERLONG } : {};
			await visma.editDocument('invoices', invoices[step].number, { status: 'Open', texts });
		},
		spoil: {
			'source read': async () => await visma.addFault({ method: 'GET', path: '/customerinvoice$', times: 0, effect: { type: 'down' } }),
			mapping: async () => undefined,
			'write refused': async () => undefined,
			'write lost': async () => await chargebee.addFault({ path: '/import_invoice$', times: 0, effect: { type: 'lose-reply' } }),
			'n8n killed': async () => await chargebee.addFault({ path: '/import_invoice$', times: 0, effect: { type: 'hold' } }),
		},
		mend: {
			mapping: async () => void (await visma.editDocument('invoices', invoices.mapping.number, { texts: { customerRefNumber: 'Order 1' } })),
			'write refused': async () => {
				const { customer } = invoices['write refused'];
				await chargebee.addCustomers([{ id: `VN-${customer}`, company: 'Added by hand', created_at: 1, meta_data: { visma_customer_number: customer } }]);
			},
		},
		keyOf: (step) => `customerInvoice:${invoices[step].number}`,
		copies: async (step) => {
			const { state } = (await chargebee.snapshot()) as { state: { books: { invoices: Array<{ id: string }> } } };
			return state.books.invoices.filter(({ id }) => id.startsWith(`VN-${invoices[step].number}`)).length;
		},
	};
}
