import type { Demo } from '../../../../sandbox/demo/open';
import { OF_BOTH } from '../../../../sandbox/demo/templates';
import type { Panel } from './panel';

export const PANELS_FLOW = 'vncPanels0000001';
const PACKAGE = 'n8n-nodes-visma-chargebee';
const COLUMNS = 6;
const VISMA = ['vismaNet', 'vismaNetTrigger'];

/** A workflow with a node for each panel, side by side so that all are on the canvas at once. */
export async function savePanels({ n8n, credentials }: Demo, panels: readonly Panel[]): Promise<void> {
	const { vismaNetOAuth2Api, chargebeeSiteApi } = credentials as Record<string, { id: string; name: string }>;
	const both = { vismaNetOAuth2Api, chargebeeSiteApi } as Record<string, { id: string; name: string }>;
	const credentialsOf = ({ type, parameters }: Panel): Record<string, { id: string; name: string }> => {
		if (OF_BOTH.includes(String(parameters.operation))) return both;
		return VISMA.includes(type) ? { vismaNetOAuth2Api: both.vismaNetOAuth2Api! } : { chargebeeSiteApi: both.chargebeeSiteApi! };
	};
	const nodes = panels.map((panel, index) => ({
		id: `panel-${index}`,
		name: panel.name,
		type: `${PACKAGE}.${panel.type}`,
		typeVersion: 1,
		position: [(index % COLUMNS) * 260, Math.floor(index / COLUMNS) * 200],
		parameters: panel.parameters,
		credentials: credentialsOf(panel),
		...(panel.type === 'chargebeeBillingTrigger' ? { webhookId: '0d5f6f0e-6f5b-4a1a-9d0c-2c1d8f3b7a55' } : {}),
	}));
	await n8n.workflows.save({ id: PANELS_FLOW, name: 'Panels', nodes, connections: {}, settings: { executionOrder: 'v1' } });
}
