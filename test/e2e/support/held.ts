import type { ServerControl } from '../../../sandbox/control';
import { waitFor } from '../../../sandbox/n8n/waitFor';

/** Waits until a `hold` fault has so many requests waiting at its gate. */
export async function waitUntilHeld(control: ServerControl<unknown, unknown>, faultId: string, count = 1): Promise<void> {
	await waitFor(`${count} held requests`, async () => {
		const fault = (await control.faults()).find(({ id }) => id === faultId);
		return fault !== undefined && fault.held >= count;
	});
}
