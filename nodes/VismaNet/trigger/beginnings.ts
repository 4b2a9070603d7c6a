import type { ChangeState } from '../../../lib/sync/changes';

/** A poll at publishing and the first scheduled one lie closer together than this. */
const KEPT_MS = 60 * 60 * 1000;

interface Beginning {
	order: string;
	state: ChangeState;
	at: number;
}

/**
 * Where triggers of this process began. With durable cursors n8n keeps nothing of the poll at publishing when that hands
 * nothing over, so that the first scheduled poll would take a later "now" for its beginning, and miss what lies between.
 */
const beginnings = new Map<string, Beginning>();

export function rememberBeginning(trigger: string, order: string, state: ChangeState, nowMs: number): void {
	beginnings.set(trigger, { order, state, at: nowMs });
}

/** The beginning of this very order, once. */
export function takeBeginning(trigger: string, order: string, nowMs: number): ChangeState | undefined {
	const known = beginnings.get(trigger);
	beginnings.delete(trigger);
	return known?.order === order && nowMs - known.at < KEPT_MS ? known.state : undefined;
}
