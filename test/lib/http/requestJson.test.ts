import { type HttpCall, requestJson, StatusError } from '../../../lib/http';
import { type ScriptedServer, startScriptedServer } from './scriptedServer';
import { wireTo } from './wireTo';

let server: ScriptedServer;
beforeAll(async () => {
	server = await startScriptedServer();
});
afterAll(async () => await server.stop());

const call = (repeat: HttpCall['repeat']): HttpCall => ({ method: 'POST', url: server.url, repeat });

describe('an answer of a JSON API', () => {
	it.each([[{ a: 1 }], [[]]])('%j is handed over', async (body) => {
		server.play({ status: 200, body });
		expect((await requestJson(call('safe'), wireTo())).body).toEqual(body);
	});

	it.each([['<html>log in</html>'], [''], [7], [null]])('%j is no answer, and after a write the outcome is unknown', async (body) => {
		server.play({ status: 200, body });
		const failed = async (repeat: HttpCall['repeat']) => await requestJson(call(repeat), wireTo()).catch((error: unknown) => error);
		expect(await failed('safe')).toBeInstanceOf(StatusError);
		expect(await failed('safe')).toMatchObject({ status: 200, outcomeUnknown: false });
		expect(await failed('identified')).toMatchObject({ status: 200, outcomeUnknown: true });
	});
});
