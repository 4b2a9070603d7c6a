/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { N8nClient } from '../n8n/client';
import type { Workflow, WorkflowNode } from '../n8n/client/workflows';
import { projectRoot } from '../n8n/projectRoot';

/** In the order in which they can be published: a workflow after those it calls. */
export const TEMPLATES = ['error-workflow', 'sync-one-customer', 'customers', 'book-events', 'subscription-events'] as const;

export type TemplateName = (typeof TEMPLATES)[number];

/** What a node names as its credential: the id in n8n and the name shown. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** The credentials to fill in, by credential type. */
export type CredentialReferences = Record<string, CredentialReference>;

const CREDENTIAL_OF_NODE: Record<string, string> = {
	'n8n-nodes-visma-chargebee.vismaNet': 'vismaNetOAuth2Api',
	'n8n-nodes-visma-chargebee.chargebeeBilling': 'chargebeeSiteApi',
};

/** The sandbox company's credit terms and its custom field, as a person there would enter them. */
const MAPPING = {
	creditTerms: { terms: ['14', '30', '45', '60'].map((days) => ({ termsId: days, netTermDays: Number(days) })) },
	customFields: { fields: [{ chargebeeField: 'cf_partner_tier', vismaField: 'attributes.PARTNERTIER' }] },
};

/** A template as it is in `workflows/`. */
export function loadTemplate(name: TemplateName): Workflow {
	return JSON.parse(readFileSync(join(projectRoot(), 'workflows', `${name}.json`), 'utf8'));
}

/** Id that a template has in every n8n it is imported into by its file. */
export function templateId(name: TemplateName): string {
	return loadTemplate(name).id;
}

function withCredential(node: WorkflowNode, references: CredentialReferences): WorkflowNode {
	const type = CREDENTIAL_OF_NODE[node.type];
	const reference = type && references[type];
	return reference ? { ...node, credentials: { [type]: reference } } : node;
}

function withMapping(node: WorkflowNode): WorkflowNode {
	const { operation } = node.parameters;
	return operation === 'syncFromVisma' ? { ...node, parameters: { ...node.parameters, ...MAPPING } } : node;
}

/** The workflow with credentials and mapping filled in, as a person does after importing. */
export function fillIn(workflow: Workflow, references: CredentialReferences): Workflow {
	return { ...workflow, nodes: workflow.nodes.map((node) => withMapping(withCredential(node, references))) };
}

/** Imports the templates that n8n does not have yet; what a person changed in the others stays. */
export async function importTemplates(n8n: N8nClient, references: CredentialReferences): Promise<void> {
	for (const name of TEMPLATES) {
		const workflow = loadTemplate(name);
		if (!(await n8n.workflows.exists(workflow.id))) await n8n.workflows.save(fillIn(workflow, references));
	}
}
