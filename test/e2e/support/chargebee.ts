import type { Demo } from '../../../sandbox/demo/open';

/** The sandbox's requests from a moment on. */
export class RequestWatch {
	private constructor(
		private readonly demo: Demo,
		private readonly from: { visma: number; chargebee: number },
	) {}

	static async start(demo: Demo): Promise<RequestWatch> {
		const last = async (server: 'visma' | 'chargebee') => (await demo.control[server].requests()).at(-1)?.seq ?? 0;
		return new RequestWatch(demo, { visma: await last('visma'), chargebee: await last('chargebee') });
	}

	async visma() {
		return await this.demo.control.visma.requests(this.from.visma);
	}

	async chargebee() {
		return await this.demo.control.chargebee.requests(this.from.chargebee);
	}

	/** Calls that changed something in Chargebee. */
	async writes() {
		return (await this.chargebee()).filter(({ method, status }) => method === 'POST' && status === 200);
	}

	async tokens() {
		return (await this.visma()).filter(({ path }) => path === '/connect/token');
	}
}

/** Customers in Chargebee, and how many different Visma customers they stand for. */
export async function customersInChargebee({ control }: Demo): Promise<{ count: number; distinct: number }> {
	const { customers } = await control.chargebee.state();
	const living = customers.filter(({ deleted }) => !deleted);
	const numbers = living.map(({ meta_data: meta }) => (meta as Record<string, unknown> | undefined)?.visma_customer_number);
	return { count: living.length, distinct: new Set(numbers).size };
}
