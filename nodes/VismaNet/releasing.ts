import { explainRelease, type Release } from '../../lib/visma';
import type { RecordKind } from './recordKind';
import type { Written } from './writeEach';

type Done = Release<string>;

/** Why a release did not come to its end, without the name of the record; undefined for one that did. */
function faultOf({ noun }: RecordKind, number: string, done: Done): Pick<Written, 'reason' | 'errorCode'> | undefined {
	const fault = explainRelease(done, number, noun);
	return fault && { reason: `${fault.message.slice(`${noun} ${number}: `.length)}. ${fault.remedy}`, errorCode: fault.code };
}

/** How the release of a record that was there ended. */
export function releaseEnding(kind: RecordKind, number: string, done: Done): Written {
	const common = { number, status: done.status, sent: { attempts: done.attempts } };
	const fault = faultOf(kind, number, done);
	return fault ? { outcome: 'failed', ...common, ...fault } : { outcome: done.before ? 'unchanged' : 'updated', ...common };
}

/**
 * Releases a record that was just created, unless it may not be or is already.
 *
 * @param begun how the creation ended
 * @param begin told of the creation before the release is sent
 */
export async function releaseCreated(
	kind: RecordKind,
	begun: Written & { number: string },
	begin: (written: Written) => void,
	release: () => Promise<Done>,
): Promise<Written> {
	const { number, outcome } = begun;
	if ((outcome !== 'created' && outcome !== 'unchanged') || begun.released === true) return begun;
	begin(begun);
	const done = await release();
	const fault = faultOf(kind, number, done);
	if (!fault) return { ...begun, released: true };
	const reason = `It was created as ${number}. ${fault.reason}`;
	return { ...begun, ...fault, outcome: done.state === 'pending' ? outcome : 'failed', reason };
}
