import type { z } from 'zod';

import type { Deed } from '../billing/deed';

/** Something that a person does on the site: what it takes, and what it does. */
export interface Verb {
	act(deed: Deed, body: unknown): object;
}

/** A verb that reads its parameters before it acts. */
export function verb<Params>(
	params: z.ZodType<Params, z.ZodTypeDef, unknown>,
	act: (deed: Deed, params: Params) => object,
): Verb {
	return { act: (deed, body) => act(deed, params.parse(body ?? {})) };
}
