/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { omitBy, pickBy } from 'lodash';

import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { parseForm } from '../../sandbox/server/http';

const FOLDER = join(projectRoot(), '../shared/contracts');

/** Headers that mean something to the API, besides those of every call. */
const OWN_HEADERS = /^(if-match$|erp-api-|chargebee-)/;

interface Schema {
	type?: string;
	enum?: string[];
	format?: string;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean;
	[keyword: string]: unknown;
}

interface Parameter {
	$ref?: string;
	name?: string;
	in?: string;
	deprecated?: boolean;
	schema?: Schema;
}

interface Response {
	$ref?: string;
	content?: object;
}

interface Operation {
	parameters?: Parameter[];
	requestBody?: { content: Record<string, { schema: Schema }> };
	responses: Record<string, Response>;
}

/** A call as it went over the wire. */
export interface Exchange {
	method: string;
	/** Without the query. */
	path: string;
	query: string;
	/** Names in lower case. */
	headers: Record<string, unknown>;
	/** As it was sent. */
	sent: string;
	status: number;
	/** As it was answered. */
	answered: string;
}

interface Document {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter & { name: string }> };
}

const pointer = (...parts: string[]) =>
	parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A vendor's OpenAPI document, as a judge of bodies. */
export class Contract {
	private readonly ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
	private readonly formAjv = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
	private readonly document: Document;

	/** Whether the documents are beside this checkout: they are not part of the project. */
	static isThere(): boolean {
		return existsSync(FOLDER);
	}

	/** @param closed whether members that a schema does not name are faults */
	constructor(file: string, { closed }: { closed: boolean }) {
		this.document = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Document;
		for (const schema of Object.values(this.document.components.schemas)) {
			if (closed && schema.properties) schema.additionalProperties = false;
		}
		for (const ajv of [this.ajv, this.formAjv]) {
			addFormats(ajv);
			// Visma.net's date-times carry no zone, although the contract calls them date-time.
			ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/);
			// In queries they may be days: the text of documentDate has them where its schema says date-time.
			if (ajv === this.formAjv) ajv.addFormat('date-time', /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?$/);
			ajv.addSchema(this.document, 'contract');
		}
	}

	operation(path: string, method: string): Operation {
		const operation = this.document.paths[path]?.[method];
		if (!operation) throw new Error(`The contract has no ${method} ${path}`);
		return operation;
	}

	/** Every operation: `GET /customers`. */
	operations(): string[] {
		return Object.entries(this.document.paths).flatMap(([path, methods]) =>
			Object.keys(methods).filter((method) => method === 'get' || method === 'post' || method === 'put').map((method) => `${method.toUpperCase()} ${path}`),
		);
	}

	/** The path of the contract that an address belongs to: `/v1/customer/{customerCd}`; fixed segments win over named ones. */
	pathOf(address: string): string | undefined {
		const fits = (path: string) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(address);
		const named = (path: string) => path.split('{').length;
		return Object.keys(this.document.paths).filter(fits).sort((a, b) => named(a) - named(b))[0];
	}

	/** What is wrong with the body of an answer; nothing when it is as the contract says. */
	faultsOfAnswer(path: string, method: string, status: string, body: unknown): string[] {
		return this.judge(
			this.ajv,
			pointer('paths', path, method, 'responses', status, 'content', 'application/json', 'schema'),
			body,
		);
	}

	/** What is wrong with a body that was sent as JSON. */
	faultsOfBody(path: string, method: string, body: unknown): string[] {
		const content = pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema');
		return this.judge(this.ajv, content, body);
	}

	/** Query parameters of a call that the contract does not name: Visma.net ignores those silently. */
	unknownParameters(path: string, method: string, query: object): string[] {
		const names = (this.operation(path, method).parameters ?? []).map(({ name, $ref }) => name ?? this.nameOf($ref));
		// Names of headers are the same in any case; no two parameters differ by it.
		const known = names.map((name) => name?.toLowerCase());
		return Object.keys(query).filter((name) => !names.includes(name) && !(OWN_HEADERS.test(name) && known.includes(name)));
	}

	/** Names of the query parameters of a call that are not deprecated. */
	queryParameters(path: string, method: string): string[] {
		const parameters = (this.operation(path, method).parameters ?? []).map(
			(parameter) => this.document.components.parameters[parameter.$ref?.split('/').at(-1) ?? ''] ?? parameter,
		);
		return parameters.filter((parameter) => parameter.in === 'query' && !parameter.deprecated).map(({ name = '' }) => name);
	}

	/** What is wrong with a call and its answer; nothing when path, query, headers, both bodies and the status are as the contract says. */
	faultsOfExchange({ method, path: address, query, headers, sent, status, answered }: Exchange): string[] {
		const path = this.pathOf(address);
		const verb = method.toLowerCase();
		const operation = path === undefined ? undefined : this.document.paths[path]?.[verb];
		if (path === undefined || !operation) return ['no such operation'];
		const asked = parseForm(query);
		const ownHeaders = pickBy(headers, (_, name) => OWN_HEADERS.test(name));
		const { requestBody, responses } = operation;
		const type = Object.keys(requestBody?.content ?? {})[0];
		// A field is cleared by sending it empty, which the contract has no words for.
		const filled = () => omitBy(parseForm(sent), (value) => value === '');
		const noBody = sent === '' || sent === '{}' ? [] : ['takes no body'];
		const body = type === 'application/json' ? () => this.faultsOfBody(path, verb, JSON.parse(sent)) : () => this.faultsOfForm(path, filled());
		return [
			...this.unknownParameters(path, verb, { ...asked, ...ownHeaders }).map((name) => `${name}: no such parameter`),
			...Object.entries(asked).flatMap(([name, value]) => this.faultsOfParameter(path, verb, name, value)),
			...(type === undefined ? noBody : body()),
			...this.faultsOfResponse(path, verb, responses[status] ? String(status) : 'default', answered),
		];
	}

	private faultsOfParameter(path: string, method: string, name: string, value: unknown): string[] {
		const parameters = this.operation(path, method).parameters ?? [];
		const index = parameters.findIndex((parameter) => (parameter.name ?? this.nameOf(parameter.$ref)) === name);
		const shared = parameters[index]?.$ref?.split('/').at(-1);
		const at = shared === undefined ? ['paths', path, method, 'parameters', String(index)] : ['components', 'parameters', shared];
		if (index < 0) return [];
		const $ref = `contract#${encodeURI(pointer(...at, 'schema'))}`;
		const validate = this.formAjv.compile({ type: 'object', properties: { [name]: { $ref } } });
		return validate({ [name]: structuredClone(value) }) ? [] : faultsIn(validate);
	}

	private faultsOfResponse(path: string, method: string, status: string, answered: string): string[] {
		const response = this.operation(path, method).responses[status];
		const shared = response?.$ref?.split('/').at(-1);
		if (!response) return [`no such status`];
		if (shared !== undefined) return this.faultsOfSharedAnswer(shared, JSON.parse(answered));
		if (response.content) return this.faultsOfAnswer(path, method, status, JSON.parse(answered));
		return answered === '' || answered === '{}' ? [] : ['answers with a body'];
	}

	faultsOfSharedAnswer(name: string, body: unknown): string[] {
		return this.judge(
			this.ajv,
			pointer('components', 'responses', name, 'content', 'application/json', 'schema'),
			body,
		);
	}

	/** What is wrong with something that a named schema describes. */
	faultsOfSchema(name: string, body: unknown): string[] {
		return this.judge(this.ajv, pointer('components', 'schemas', name), body);
	}

	hasSchema(name: string): boolean {
		return this.document.components.schemas[name] !== undefined;
	}

	/** What is wrong with an event as it is delivered. */
	faultsOfEvent(body: unknown): string[] {
		return this.judge(
			this.ajv,
			pointer('webhooks', 'chargebeeEvent', 'post', 'requestBody', 'content', 'application/json', 'schema'),
			body,
		);
	}

	/** What is wrong with a form, whose values are all text. */
	faultsOfForm(path: string, body: unknown): string[] {
		const type = 'application/x-www-form-urlencoded';
		return this.judge(this.formAjv, pointer('paths', path, 'post', 'requestBody', 'content', type, 'schema'), body);
	}

	private nameOf(reference = ''): string | undefined {
		return this.document.components.parameters[reference.split('/').at(-1) ?? '']?.name;
	}

	private judge(ajv: Ajv, at: string, body: unknown): string[] {
		const validate: ValidateFunction = ajv.compile({ $ref: `contract#${encodeURI(at)}` });
		return validate(structuredClone(body)) ? [] : faultsIn(validate);
	}
}

const faultsIn = ({ errors }: ValidateFunction) =>
	(errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);

const EXAMPLES: Record<string, string> = {
	id: 'VN-1',
	email: 'post@example.com',
	country: 'NO',
	preferred_currency_code: 'NOK',
	meta_data: '{"a":1}',
	exemption_details: '[]',
	iban: 'NO9386011117947',
	swedish_identity_number: '195001011234',
};

/** One field of a form for each that the schema names, with a value that it allows. */
export function everyField(schema: Schema, prefix = ''): Record<string, string> {
	const fields = Object.entries(schema.properties ?? {}).flatMap(([name, member]): Array<[string, string]> => {
		const param = prefix ? `${prefix}[${name}]` : name;
		if (member.type === 'object') return Object.entries(everyField(member, param));
		const columns = member.type === 'array';
		const { type, enum: choices } = columns ? (member.items as Schema) : member;
		const plain = type === 'integer' ? '1' : type === 'boolean' ? 'true' : '1234';
		return [[columns ? `${param}[0]` : param, EXAMPLES[name] ?? choices?.[0] ?? plain]];
	});
	return Object.fromEntries(fields);
}
