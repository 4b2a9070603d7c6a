/** A poll at publishing and the first scheduled one lie closer together than this. */
const KEPT_MS = 60 * 60 * 1000;

/**
 * Where triggers of this process began. With durable cursors n8n keeps nothing of the poll at publishing when that hands
 * nothing over, so that the first scheduled poll would take a later "now" for its beginning, and miss what lies between.
 */
export class Beginnings<State> {
	private readonly known = new Map<string, { order: string; state: State; at: number }>();

	/** @param order what the trigger was told to begin with: another order begins anew */
	remember(trigger: string, order: string, state: State, nowMs: number): void {
		this.known.set(trigger, { order, state, at: nowMs });
	}

	/** The beginning of this very order, once. */
	take(trigger: string, order: string, nowMs: number): State | undefined {
		const known = this.known.get(trigger);
		this.known.delete(trigger);
		return known?.order === order && nowMs - known.at < KEPT_MS ? known.state : undefined;
	}
}
