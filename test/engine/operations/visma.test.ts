import { VismaNet } from '../../../nodes/VismaNet/VismaNet.node';
import { everyOperationSuite } from './everyOperation';
import { VISMA_CASES } from './vismaCases';

jest.setTimeout(180_000);

everyOperationSuite({
	type: new VismaNet(),
	cases: VISMA_CASES,
	run: async (company, parameters, run) => await company.visma(parameters, run),
	begin: async ({ control: { visma, chargebee }, credentials: { chargebeeSiteApi: site = {} } }) => {
		site.bookedAs = 'journals';
		await Promise.all([visma.reset({ seed: 'nordic' }), chargebee.reset({ seed: 'empty' })]);
		await visma.removeFaults();
		await visma.fillReceivables(20);
	},
});
