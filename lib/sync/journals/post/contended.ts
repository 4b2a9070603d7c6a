import type { Ending } from './step';

/** For when reading and planning again is no use any more. */
export const contended = (number: string): Ending => ({
	outcome: 'failed',
	reason:
		`Other executions keep posting this entry otherwise, last as batch ${number}. ` +
		'Retry when they are over; what was posted before stays as it is.',
	errorCode: 'contended',
	batchNumber: number,
});
