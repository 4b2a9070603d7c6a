import type { INodeExecutionData } from 'n8n-workflow';

import type { Wire } from '../../lib/http';

/** A wire that counts what is sent over it, repeats too. */
export function counting(wire: Wire): { wire: Wire; calls: () => number } {
	let count = 0;
	const send: Wire['send'] = async (call) => {
		count++;
		return await wire.send(call);
	};
	return { wire: { ...wire, send }, calls: () => count };
}

/** What a run cost, on its first item alone: added up over any number of runs it is the cost of all. */
export function withCalls(items: INodeExecutionData[], calls: Record<string, number>): INodeExecutionData[] {
	const [first, ...others] = items;
	return first ? [{ ...first, json: { ...first.json, calls } }, ...others] : [];
}
