/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapUsed(): number {
	collect();
	return process.memoryUsage().heapUsed;
}

/** Bytes of heap that an action needs at its peak beyond what was used before: after garbage collection, each second. */
export async function extraHeap<T>(action: () => Promise<T>): Promise<{ value: T; bytes: number }> {
	const before = heapUsed();
	let peak = before;
	const sampling = setInterval(() => {
		peak = Math.max(peak, heapUsed());
	}, 1000);
	try {
		const value = await action();
		return { value, bytes: Math.max(peak, heapUsed()) - before };
	} finally {
		clearInterval(sampling);
	}
}
