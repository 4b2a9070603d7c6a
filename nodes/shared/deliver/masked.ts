import { maskAudit, scrub } from '../../../lib/sync/privacy';
import type { Delivery, Settled } from './delivery';

/** The same delivery without anything personal in its audit records, its reasons and its names. */
export function masked(delivery: Delivery): Delivery {
	const personal = new Set<string>();
	const clean = (one: Settled): Settled => {
		const { audit, found } = maskAudit(one.result.audit);
		for (const value of found) personal.add(value);
		const { reason } = one.result;
		const result = { ...one.result, ...(reason === undefined ? {} : { reason: scrub(reason, found) }), audit };
		return { ...one, name: scrub(one.name, found), reason: scrub(one.reason, found), result };
	};
	const settled = delivery.settled.map(clean);
	const interrupted = delivery.interrupted.map(maskAudit);
	for (const { found } of interrupted) for (const value of found) personal.add(value);
	return { ...delivery, settled, interrupted: interrupted.map(({ audit }) => audit), scrub: (text) => scrub(text, personal) };
}
