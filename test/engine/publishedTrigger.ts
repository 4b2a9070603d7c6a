import Fastify, { type FastifyInstance } from 'fastify';
import { HookContext, WebhookContext } from 'n8n-core';
import type { IDataObject, INode, INodeParameters, IWebhookData, IWorkflowExecuteAdditionalData, Workflow } from 'n8n-workflow';

import { ChargebeeBillingTrigger } from '../../nodes/Chargebee/ChargebeeBillingTrigger.node';
import type { CredentialData } from './credentials';
import { nodeOf, surroundings, workflowOf } from './runNode';

/** The webhook trigger as n8n keeps it while its workflow is published: hooks, static data, and a server for its URL. */
export class PublishedTrigger {
	/** @param advertised the port in its URL, where that is not the one it listens on */
	static async open(
		credentials: CredentialData,
		parameters: INodeParameters = {},
		advertised = 0,
	): Promise<PublishedTrigger> {
		const trigger = new PublishedTrigger(credentials, parameters, advertised);
		await trigger.server.listen({ port: 0, host: '127.0.0.1' });
		return trigger;
	}

	/** Events that started an execution. */
	readonly started: IDataObject[] = [];
	private readonly type = new ChargebeeBillingTrigger();
	private readonly server: FastifyInstance = Fastify();
	private readonly node: INode;
	private readonly workflow: Workflow;

	private constructor(
		private readonly credentials: CredentialData,
		parameters: INodeParameters,
		private readonly advertised: number,
	) {
		const run = { type: this.type, credentials, parameters };
		this.node = { ...nodeOf(run), webhookId: 'webhook-id' };
		this.workflow = workflowOf(run, this.node);
		this.server.post('/webhook/*', async (request, reply) => {
			const { body, headers, params, query } = request;
			const httpRequest = { body, headers, params, query };
			const context = this.webhookContext({ httpRequest, httpResponse: reply.raw } as never);
			const answer = await this.type.webhook.call(context);
			for (const item of answer.workflowData?.[0] ?? []) this.started.push(item.json);
			return answer.noWebhookResponse ? reply.hijack() : reply.code(200).send();
		});
	}

	get port(): number {
		return this.advertised || (this.server.addresses()[0]?.port ?? 0);
	}

	get url(): string {
		return String(this.hook().getNodeWebhookUrl('default'));
	}

	/** What n8n does on publishing: registers unless all is as it should be. Returns whether it registered. */
	async publish(): Promise<boolean> {
		const { checkExists, create } = this.type.webhookMethods.default;
		if (await checkExists.call(this.hook())) return false;
		return await create.call(this.hook());
	}

	async unpublish(): Promise<boolean> {
		return await this.type.webhookMethods.default.delete.call(this.hook());
	}

	/** What a crash right after registering leaves: the endpoint on the site, nothing remembered. */
	forget(): void {
		const memory = this.hook().getWorkflowStaticData('node');
		for (const key of Object.keys(memory)) delete memory[key];
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private hook(): HookContext {
		const webhook: IWebhookData = {
			httpMethod: 'POST',
			node: this.node.name,
			path: 'webhook-id/webhook',
			webhookDescription: { name: 'default', httpMethod: 'POST', path: 'webhook' },
			workflowId: 'workflow',
			workflowExecuteAdditionalData: this.additionalData(),
		};
		return new HookContext(this.workflow, this.node, this.additionalData(), 'trigger', 'activate', webhook);
	}

	private webhookContext(http: Partial<IWorkflowExecuteAdditionalData>): WebhookContext {
		const data = { ...this.additionalData(), ...http };
		const webhook = { webhookDescription: { name: 'default', httpMethod: 'POST', path: 'webhook' } } as IWebhookData;
		return new WebhookContext(this.workflow, this.node, data, 'trigger', webhook, [], null);
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const run = { type: this.type, credentials: this.credentials, parameters: {} };
		return { ...surroundings(run), webhookBaseUrl: `http://127.0.0.1:${this.port}/webhook` };
	}
}
