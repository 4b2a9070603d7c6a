import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Company } from '../company';

/** How one operation is run with several items of which some fail. */
export interface Case {
	/** The same for each item: what differs is an expression on it. */
	parameters?: INodeParameters;
	/** Makes what so many good items need, and the items. */
	good: (company: Company, count: number) => Promise<IDataObject[]>;
	/** An item that fails, one of several. */
	bad?: (number: number) => IDataObject;
	/** Where no input can fail: the call that is refused instead, after so many of its kind. */
	broken?: { system: 'visma' | 'chargebee'; path: string; after: number };
	/** Takes all items together, so that it fails for all of them or for none. */
	isWholeSet?: boolean;
	/** Where the other side does not hold more. */
	most?: number;
}

/** Cases by operation: `customer: getAll`. */
export type Cases = Record<string, Case>;

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
/** A record that each item names. */
export const byItem = byId('={{ $json.key }}');

/** Good items of reads: the same key again and again. */
export const same =
	(item: IDataObject): Case['good'] =>
	async (_company, count) =>
		await Promise.resolve(Array.from({ length: count }, () => item));

/** The input items that an output item is paired with. */
export function inputsOf({ pairedItem }: INodeExecutionData): number[] {
	const paired = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
	return paired.flatMap((one) => (one === undefined ? [] : [typeof one === 'number' ? one : one.item]));
}
