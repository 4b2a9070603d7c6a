/** Reads one of the page's own data routes. */
export async function read(path) {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
	return await answer.json();
}

/** Uses a control route of one server: `act('visma', 'PUT', '/customers/10001', {name: 'x'})`. */
export async function act(server, method, path, body) {
	const headers = body === undefined ? {} : { 'content-type': 'application/json' };
	const answer = await fetch(`/${server}/_sandbox${path}`, { method, headers, body: JSON.stringify(body) });
	const result = await answer.json();
	if (!answer.ok) throw new Error(result.message ?? `${path} answered ${answer.status}`);
	return result;
}
