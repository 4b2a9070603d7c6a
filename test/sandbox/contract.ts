/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import { projectRoot } from '../../sandbox/n8n/projectRoot';

const FOLDER = join(projectRoot(), '../shared/contracts');

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

interface Operation {
	parameters?: Parameter[];
	requestBody?: { content: Record<string, { schema: Schema }> };
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
		return Object.keys(query).filter((name) => !names.includes(name));
	}

	/** Names of the query parameters of a call that are not deprecated. */
	queryParameters(path: string, method: string): string[] {
		const parameters = (this.operation(path, method).parameters ?? []).map(
			(parameter) => this.document.components.parameters[parameter.$ref?.split('/').at(-1) ?? ''] ?? parameter,
		);
		return parameters.filter((parameter) => parameter.in === 'query' && !parameter.deprecated).map(({ name = '' }) => name);
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
		if (validate(structuredClone(body))) return [];
		return (validate.errors ?? []).map(
			({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
		);
	}
}

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
