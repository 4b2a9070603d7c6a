import { ChargebeeBilling } from '../../../nodes/Chargebee/ChargebeeBilling.node';
import { CHARGEBEE_CASES } from './chargebeeCases';
import { everyOperationSuite } from './everyOperation';

jest.setTimeout(180_000);

everyOperationSuite({
	type: new ChargebeeBilling(),
	cases: CHARGEBEE_CASES,
	run: async (company, parameters, run) => await company.chargebee(parameters, run),
	begin: async ({ control: { visma, chargebee } }) => {
		await Promise.all([visma.reset({ seed: 'nordic' }), chargebee.reset({ seed: 'empty' })]);
		await chargebee.removeFaults();
		await chargebee.moveClock({ to: '2026-02-01T11:00:00Z', stopped: true });
	},
});
