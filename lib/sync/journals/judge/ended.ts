import type { Entry } from '../../../ledger';
import type { Wanted } from '../posted/document';
import type { Live } from '../posted/generations';
import { signatureOf } from '../posted/signature';

const ACCELERATION = /:accel:(\d{6})$/;
const RECOGNITION = /:(?:void-)?rec:(\d{6})$/;

/**
 * The early end of a subscription is known from its event alone, and not every run has that event among its input. Where
 * Visma holds the entry that recognised the rest of a document at once, later recognition of that document is not wanted.
 *
 * @returns keys of such entries, and the keys of the recognition whose place they took
 */
export function endedEarly({ family, entries }: Wanted, live: ReadonlyMap<string, Live>): { accelerations: string[]; replaced: Entry[] } {
	const wanted = new Set(entries.map(({ key }) => key));
	const accelerations = [...live.keys()].filter((key) => {
		const found = live.get(key);
		const isOfFamily = key.startsWith(`${family.family}:`) && ACCELERATION.test(key) && !wanted.has(key);
		return isOfFamily && found !== undefined && !found.reversed && signatureOf(found.journal)?.D === family.D;
	});
	const [first] = accelerations.map((key) => ACCELERATION.exec(key)?.[1] ?? '').sort();
	const isLater = ({ key }: Entry) => first !== undefined && (RECOGNITION.exec(key)?.[1] ?? '') > first;
	return { accelerations, replaced: entries.filter(isLater) };
}
