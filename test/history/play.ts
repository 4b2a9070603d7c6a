import { isAxiosError } from 'axios';

import type { ChargebeeControl, SandboxControl } from '../../sandbox/control';
import { DAY_MS, START, customerOf } from './history';
import type { Story } from './story';

/** What the site did not let anybody do. */
export interface Refused {
	story: string;
	day: number;
	verb: string;
	message: string;
}

const RATES = { SEK: 1, NOK: 0.978, DKK: 1.514, EUR: 11.295, USD: 10.412, GBP: 13.21, JPY: 0.0672 };

const noon = (day: number) => new Date(START + day * DAY_MS).toISOString();

/** Plays histories on a site: nothing has happened there yet, and its clock stands still between the acts. */
export class Stage {
	readonly refused: Refused[] = [];
	private day = 0;

	private constructor(
		private readonly control: ChargebeeControl,
		private readonly stories: readonly Story[],
	) {}

	/**
	 * A site whose own currency is the Swedish company's, with the customers of the stories. Credit notes carry no rate:
	 * the company has one on file for every currency.
	 */
	static async open({ chargebee: control, visma }: SandboxControl, stories: readonly Story[]): Promise<Stage> {
		await visma.settings({ exchangeRates: RATES });
		await control.settings({
			baseCurrency: 'SEK',
			exchangeRates: RATES,
			roundedCurrencies: ['SEK'],
			collectAutomatically: true,
		});
		await control.moveClock({ to: noon(0), stopped: true });
		await control.addCustomers(
			stories.map(({ subscriptionId, name, buyer }) => ({
				id: customerOf(subscriptionId),
				company: name,
				created_at: Math.floor(START / 1000),
				auto_collection: buyer.collected ? 'on' : 'off',
				net_term_days: buyer.collected ? 0 : 14,
				billing_address: { country: buyer.country, object: 'billing_address' },
				...(buyer.vatNumber ? { vat_number: buyer.vatNumber } : {}),
			})),
		);
		return new Stage(control, stories);
	}

	/** Everything that people do before a day happens, and what is due until then. */
	async playUntil(end: number): Promise<void> {
		const acts = this.stories
			.flatMap((story) => story.acts.map((act) => ({ story, ...act })))
			.filter(({ day }) => day >= this.day && day < end)
			.sort((a, b) => a.day - b.day);
		for (const { story, day, verb, params } of acts) {
			await this.control.moveClock({ to: noon(day) });
			const body = { ...(verb === 'create' ? {} : { subscriptionId: story.subscriptionId }), ...params };
			const refusal = await this.control.live(verb, body).then(
				() => undefined,
				(error: unknown) => said(error),
			);
			if (refusal !== undefined) this.refused.push({ story: story.name, day, verb, message: refusal });
		}
		await this.control.moveClock({ to: noon(end) });
		this.day = end;
	}
}

/** Why the site refused; anything but a refusal is thrown. */
function said(error: unknown): string {
	const { status = 0, data } = (isAxiosError(error) && error.response) || {};
	if (status < 400 || status > 499) throw error;
	return JSON.stringify(data);
}
