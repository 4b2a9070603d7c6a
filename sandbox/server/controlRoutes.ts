import type { FastifyInstance } from 'fastify';
import mergeWith from 'lodash/mergeWith';
import { z, ZodError } from 'zod';

import { faultSchema } from './faultRules';
import { Refusal } from './refusal';
import { seedSchema, type CommonSettings, type StandIn } from './standIn';

const idParams = z.object({ id: z.string() });
const logQuery = z.object({ after: z.coerce.number().default(0) });

/** Does something and answers so. */
export function done(act: () => void): { done: true } {
	act();
	return { done: true };
}

const replaceLists = (_old: unknown, fresh: unknown) => (Array.isArray(fresh) ? fresh : undefined);

function faultRoutes(app: FastifyInstance, standIn: StandIn): void {
	const known = (params: unknown) => {
		const fault = standIn.faults.find(idParams.parse(params).id);
		if (!fault) throw new Refusal(404, { message: 'No such fault' });
		return fault;
	};
	app.post('/faults', async (request) => ({ id: standIn.faults.add(faultSchema.parse(request.body)).id }));
	app.get('/faults', async () => ({ faults: standIn.faults.list() }));
	app.delete('/faults', async () => done(() => standIn.faults.remove()));
	app.delete('/faults/:id', async (request) => done(() => standIn.faults.remove(known(request.params).id)));
	app.post('/faults/:id/release', async (request) => done(() => known(request.params).gate.open()));
}

function stateRoutes<S extends CommonSettings>(app: FastifyInstance, standIn: StandIn<S>): void {
	const { vendor } = standIn;
	const change = (settings: unknown) => {
		vendor.settings = vendor.settingsSchema.parse(settings);
		return vendor.settings;
	};
	app.get('/state', async () => vendor.state());
	app.get('/settings', async () => vendor.settings);
	app.patch('/settings', async (request) =>
		change(mergeWith(structuredClone(vendor.settings), request.body, replaceLists)),
	);
	app.post('/reset', async (request) => {
		standIn.faults.remove();
		standIn.log.clear();
		change({});
		standIn.windows.clear();
		return done(() => vendor.reset(seedSchema.parse(request.body ?? {})));
	});
	app.get('/snapshot', async () => ({ settings: vendor.settings, state: vendor.exportState() }));
	app.put('/snapshot', async (request) => {
		const snapshot = z.object({ settings: z.unknown(), state: z.unknown() }).parse(request.body);
		change(snapshot.settings);
		return done(() => vendor.importState(snapshot.state));
	});
}

/** The routes under `/_sandbox` that both servers have: log, faults, settings, state, reset, snapshot. */
export function controlRoutes<S extends CommonSettings>(app: FastifyInstance, standIn: StandIn<S>): void {
	app.setErrorHandler((error, _request, reply) => {
		if (error instanceof Refusal) return reply.code(error.status).send(error.body);
		if (error instanceof ZodError) return reply.code(400).send({ message: 'Not understood', issues: error.issues });
		return reply.send(error);
	});
	app.addHook('onResponse', async (request) => {
		if (request.method !== 'GET') standIn.changes.emit('change');
	});
	app.get('/requests', async (request) => ({ requests: standIn.log.since(logQuery.parse(request.query).after) }));
	app.delete('/requests', async () => done(() => standIn.log.clear()));
	faultRoutes(app, standIn);
	stateRoutes(app, standIn);
}
