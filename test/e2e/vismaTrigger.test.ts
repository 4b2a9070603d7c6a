import { TriggerTrial } from './support/triggerTrial';

const MODES = {
	"n8n's own schedule": {},
	// the cursor is saved with every poll, in one transaction with the execution
	'durable cursors': {
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	},
};

let trials: TriggerTrial[] = [];

beforeAll(async () => void (trials = await TriggerTrial.openAll(MODES)));
afterAll(async () => void (await Promise.all(trials.map(async ({ company }) => await company.end()))));

/** Does it in both modes at once; what fails names its mode. */
async function inEachMode(act: (trial: TriggerTrial) => Promise<void>): Promise<void> {
	expect(trials.map(({ mode }) => mode)).toEqual(Object.keys(MODES));
	const ended = await Promise.allSettled(trials.map(act));
	const failed = ended.flatMap((end, index) => (end.status === 'rejected' ? [`${trials[index]?.mode}: ${String(end.reason)}`] : []));
	expect(failed).toEqual([]);
}

/** Runs in order: each test goes on from the state that the one before left. */
describe('Visma.net ERP Trigger in a real n8n, in each of its modes', () => {
	it('starts one execution for what changes after it was published, and none for what was there', async () => {
		await inEachMode(async (trial) => {
			await trial.publish();
			await trial.polled();
			await trial.company.demo.control.visma.editCustomer('10001', { name: 'Nytt navn AS' });
			expect(await trial.itemsOf(1)).toMatchObject([{ number: '10001', name: 'Nytt navn AS', changeType: 'changed' }]);
			trial.report('one execution for one change');
		});
	});

	it('recovers by itself when n8n starts while Visma.net is down, and misses nothing', async () => {
		await inEachMode(async (trial) => {
			const { demo } = trial.company;
			const { visma } = demo.control;
			await demo.server.stop();
			await visma.editCustomer('10002', { name: 'Endret mens nede AS' });
			await visma.addFault({ times: 0, effect: { type: 'down' } });
			await visma.clearRequests();
			await demo.restart();
			await trial.called();
			await visma.removeFaults();
			expect(await trial.itemsOf(2)).toMatchObject([{ number: '10002', name: 'Endret mens nede AS' }]);
			trial.report('recovered after a start with Visma.net down');
		});
	});
});
