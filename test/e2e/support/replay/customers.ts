import { templateId, withParameters } from '../../../../sandbox/demo/templates';
import { type Company, CUSTOMERS_FLOW } from '../company';
import type { Kind, Step } from './steps';

/** Credit terms without a row in the table of the template. */
const UNKNOWN_TERMS = '99';

/** Customers that become active at their step. */
export function customerKind({ demo }: Company, numbers: Record<Step, string>): Kind {
	const { visma, chargebee } = demo.control;
	const activate = async (step: Step, patch: object = {}) => void (await visma.editCustomer(numbers[step], { status: 'Active', ...patch }));
	return {
		flow: CUSTOMERS_FLOW,
		send: async (step) => {
			if (step === 'mapping') return await activate(step, { creditTerms: { id: UNKNOWN_TERMS } });
			if (step === 'write refused') return await activate(step, { attributes: [{ id: 'PARTNERTIER', value: 'GOLD' }] });
			return await activate(step);
		},
		spoil: {
			'source read': async () => await visma.addFault({ method: 'GET', path: '/customer$', times: 0, effect: { type: 'down' } }),
			mapping: async () => undefined,
			'write refused': async () => undefined,
			'write lost': async () => await chargebee.addFault({ method: 'POST', path: '/customers$', times: 0, effect: { type: 'lose-reply' } }),
			'n8n killed': async () => await chargebee.addFault({ method: 'POST', path: '/customers$', times: 0, effect: { type: 'hold' } }),
		},
		mend: {
			mapping: async () => {
				const { n8n } = demo;
				const flow = await n8n.workflows.get(templateId('sync-one-customer'));
				const nodes = flow.nodes.map((node) => {
					if (node.name !== 'Sync to Chargebee') return node;
					const { terms } = node.parameters.creditTerms as { terms: object[] };
					return withParameters(node, { creditTerms: { terms: [...terms, { termsId: UNKNOWN_TERMS, netTermDays: 99 }] } });
				});
				await n8n.workflows.save({ ...flow, nodes });
				await n8n.workflows.publish(flow.id);
			},
			'write refused': async () => await chargebee.createCustomField('cf_partner_tier'),
		},
		keyOf: (step) => `customer:${numbers[step]}`,
		copies: async (step) => {
			const { customers } = await chargebee.state();
			const numberOf = ({ meta_data: meta }: Record<string, unknown>) => (meta as Record<string, unknown> | undefined)?.visma_customer_number;
			return customers.filter((customer) => numberOf(customer) === numbers[step]).length;
		},
	};
}
