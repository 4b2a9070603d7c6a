import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { Refusal } from '../../server/refusal';
import { Deed } from '../billing/deed';
import { PERSON } from '../people';
import type { ChargebeeSite } from '../site';
import { importVerbs } from './importVerbs';
import { moneyVerbs } from './moneyVerbs';
import { moment } from './params';
import { subscriptionVerbs } from './subscriptionVerbs';
import type { Verb } from './verb';

const LIFE = { ...subscriptionVerbs, ...moneyVerbs, ...importVerbs };
export type LifeVerb = keyof typeof LIFE;
const VERBS = new Map<string, Verb>(Object.entries(LIFE));
export const LIFE_VERBS: readonly string[] = [...VERBS.keys()];

const move = z.object({
	to: moment.optional(),
	advanceDays: z.number().positive().optional(),
	/** Whether the clock stands still from then on; as before when absent. */
	stopped: z.boolean().optional(),
});

const DAY_MS = 86_400_000;

/** The clock, and what a person does in the life of a subscription, under `/_sandbox`. */
export function lifeRoutes(app: FastifyInstance, site: ChargebeeSite): void {
	app.get('/clock', async () => site.clock.state());
	app.post('/clock', async (request) => {
		const { to, advanceDays = 0, stopped } = move.parse(request.body);
		const ms = to === undefined ? site.now() + advanceDays * DAY_MS : to * 1000;
		if (!site.moveClock(ms, stopped))
			throw new Refusal(409, { message: 'The clock goes back only while there are no subscriptions' });
		return site.clock.state();
	});
	app.post('/life/:verb', async (request) => {
		const { verb: name } = z.object({ verb: z.string() }).parse(request.params);
		const verb = VERBS.get(name);
		if (!verb) throw new Refusal(404, { message: `There is no ${name}; there are ${[...VERBS.keys()].join(', ')}` });
		site.catchUp();
		return verb.act(new Deed(site, PERSON), request.body);
	});
}
