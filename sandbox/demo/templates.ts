/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import isEmpty from 'lodash/isEmpty';
import pick from 'lodash/pick';
import type { N8nClient } from '../n8n/client';
import type { Workflow, WorkflowNode } from '../n8n/client/workflows';
import { projectRoot } from '../n8n/projectRoot';
import { bookkeepingRules } from './bookkeeping';

/** In the order in which they can be published: a workflow after those it calls. */
export const TEMPLATES = [
	'alert',
	'error-workflow',
	'sync-one-customer',
	'customers',
	'first-load',
	'sync-one-invoice',
	'invoices',
	'book-events',
	'subscription-events',
	'missed-events',
	'month-end',
	'reconcile',
	'replay',
	'read-again',
	'watch',
	'erase-customer',
	'set-up-check',
] as const;

/** Those without a trigger of their own: they must be published before anything calls them. */
export const CALLED_BY_OTHERS = ['alert', 'error-workflow', 'sync-one-customer', 'sync-one-invoice', 'book-events'] as const;

export type TemplateName = (typeof TEMPLATES)[number];

/** What a node names as its credential: the id in n8n and the name shown. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** The credentials to fill in, by credential type. */
export type CredentialReferences = Record<string, CredentialReference>;

const VISMA = 'vismaNetOAuth2Api';
const CHARGEBEE = 'chargebeeSiteApi';
const CREDENTIALS_OF_NODE: Record<string, string[]> = {
	'n8n-nodes-visma-chargebee.vismaNet': [VISMA],
	'n8n-nodes-visma-chargebee.chargebeeBilling': [CHARGEBEE],
	'n8n-nodes-visma-chargebee.chargebeeBillingTrigger': [CHARGEBEE],
	'n8n-nodes-visma-chargebee.chargebeeBillingPollTrigger': [CHARGEBEE],
};
const RECORD_EVENTS = 'recordChargebeeEvents';
/** Operations that read the other system too, whichever node they are of. */
export const OF_BOTH = [RECORD_EVENTS, 'checkSetUp', 'getMonthEndReport', 'planFirstLoad', 'reconcileWithChargebee', 'reconcileWithVisma'];

const CUSTOMERS = {
	creditTerms: { terms: ['14', '30', '45', '60'].map((days) => ({ termsId: days, netTermDays: Number(days) })) },
	customFields: { fields: [{ chargebeeField: 'cf_partner_tier', vismaField: 'attributes.PARTNERTIER' }] },
};
/** What a person of the sandbox's company enters, by resource and operation: credit terms and a custom field; the rules of booking. */
const MAPPINGS: Record<string, Record<string, unknown>> = {
	'customer syncFromVisma': CUSTOMERS,
	'customer planFirstLoad': CUSTOMERS,
	'customer reconcileWithVisma': CUSTOMERS,
	[`journalTransaction ${RECORD_EVENTS}`]: bookkeepingRules(),
	'journalTransaction checkSetUp': CUSTOMERS,
};

/** A template as it is in `workflows/`. */
export function loadTemplate(name: TemplateName): Workflow {
	return JSON.parse(readFileSync(join(projectRoot(), 'workflows', `${name}.json`), 'utf8'));
}

/** Id that a template has in every n8n it is imported into by its file. */
export function templateId(name: TemplateName): string {
	return loadTemplate(name).id;
}

/** Types of the credentials that a node needs. */
function credentialTypes({ type, parameters }: WorkflowNode): string[] {
	return OF_BOTH.includes(String(parameters.operation)) ? [VISMA, CHARGEBEE] : (CREDENTIALS_OF_NODE[type] ?? []);
}

function withCredentials(node: WorkflowNode, references: CredentialReferences): WorkflowNode {
	const credentials = pick(references, credentialTypes(node));
	return isEmpty(credentials) ? node : { ...node, credentials };
}

function withMapping(node: WorkflowNode): WorkflowNode {
	const { resource, operation } = node.parameters;
	return withParameters(node, MAPPINGS[`${String(resource)} ${String(operation)}`] ?? {});
}

/** A node with parameters that a person sets; options are added to those that it has. */
export function withParameters(node: WorkflowNode, parameters: Record<string, unknown>): WorkflowNode {
	const options = { ...(node.parameters.options as object | undefined), ...(parameters.options as object | undefined) };
	return { ...node, parameters: { ...node.parameters, ...parameters, ...(isEmpty(options) ? {} : { options }) } };
}

/** The workflow with credentials and mapping filled in, as a person does after importing. */
export function fillIn(workflow: Workflow, references: CredentialReferences): Workflow {
	return { ...workflow, nodes: workflow.nodes.map((node) => withMapping(withCredentials(node, references))) };
}

/** Imports the templates that n8n does not have yet; what a person changed in the others stays. */
export async function importTemplates(n8n: N8nClient, references: CredentialReferences): Promise<void> {
	for (const name of TEMPLATES) {
		const workflow = loadTemplate(name);
		if (!(await n8n.workflows.exists(workflow.id))) await n8n.workflows.save(fillIn(workflow, references));
	}
}
