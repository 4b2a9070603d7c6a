import { runCustomers } from '../../../../sandbox/demo/run';
import { templateId } from '../../../../sandbox/demo/templates';
import { SUBSCRIPTION_EVENTS_FLOW } from '../bookkeeping';
import { type Company, CUSTOMERS_FLOW } from '../company';
import { customerKind } from './customers';
import { EventKind } from './events';
import { invoiceKind } from './invoices';
import { type Kind, type Step, STEPS } from './steps';

export type KindName = 'customer' | 'invoice' | 'event';

export interface Stage {
	kinds: Record<KindName, Kind>;
	events: EventKind;
}

const byStep = <T>(list: readonly T[]) => Object.fromEntries(STEPS.map((step, index) => [step, list[index]])) as Record<Step, T>;

/**
 * A company in step, but for one customer and one invoice for each step that wait to be activated or released, and a
 * customer without whom an invoice cannot be mirrored.
 */
export async function setStage(company: Company): Promise<Stage> {
	const { visma } = company.demo.control;
	await visma.fillCustomers(40);
	await visma.fillReceivables(12);
	const { customers, invoices } = await visma.state();
	const payers = invoices.map(({ customer }) => String(customer?.number));
	const waiting = customers.map(({ number }) => number).filter((number) => !payers.includes(number)).slice(0, STEPS.length);
	const mirrored = invoices
		.filter(({ status }, index) => status === 'Open' && payers.filter((payer) => payer === payers[index]).length === 1)
		.map(({ referenceNumber, customer }) => ({ number: String(referenceNumber), customer: String(customer?.number) }))
		.slice(0, STEPS.length);
	expect([waiting.length, mirrored.length]).toEqual([STEPS.length, STEPS.length]);
	const ofInvoices = byStep(mirrored);
	for (const number of [...waiting, ofInvoices['write refused'].customer]) await visma.editCustomer(number, { status: 'Inactive' });
	for (const { number } of mirrored) await visma.editDocument('invoices', number, { status: 'Balanced' });

	const events = new EventKind(company);
	await events.prepare();
	await bringIntoStep(company);
	return { events, kinds: { customer: customerKind(company, byStep(waiting)), invoice: invoiceKind(company, ofInvoices), event: events } };
}

async function bringIntoStep({ demo }: Company): Promise<void> {
	const { n8n } = demo;
	expect((await runCustomers(demo)).status).toBe('success');
	const id = await n8n.workflows.run(templateId('invoices'), 'Every 10 Minutes');
	expect((await n8n.executions.finished(id)).status).toBe('success');
	const flow = await n8n.workflows.get(SUBSCRIPTION_EVENTS_FLOW);
	const nodes = flow.nodes.map((node) => (node.name === 'Chargebee Events' ? { ...node, parameters: { ...node.parameters, groups: ['invoice'] } } : node));
	await n8n.workflows.save({ ...flow, nodes });
}

/** The flows that start by their schedules. */
export const SCHEDULED = [CUSTOMERS_FLOW, templateId('invoices')];
