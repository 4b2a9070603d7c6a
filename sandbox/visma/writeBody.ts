import { modelError } from './errors';
import type { VismaSettings } from './settings';

type BareValues = VismaSettings['journals']['bareValues'];

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(\.\d+)?)?$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a write DTO, where each scalar stands in `{value}`. Absent fields are undefined, cleared ones null. */
export class WriteBody {
	private readonly fields: Record<string, unknown>;

	constructor(
		body: unknown,
		private readonly bareValues: BareValues,
	) {
		if (!isObject(body)) throw modelError('dto', 'A non-empty request body is required.');
		this.fields = body;
	}

	text(name: string): string | null | undefined {
		return this.value(name, (value) => typeof value === 'string');
	}

	flag(name: string): boolean | null | undefined {
		return this.value(name, (value) => typeof value === 'boolean');
	}

	number(name: string): number | null | undefined {
		return this.value(name, (value) => typeof value === 'number' && Number.isFinite(value));
	}

	/** The day of a date-time, `yyyy-MM-dd`. */
	day(name: string): string | null | undefined {
		const text = this.value<string>(name, (value) => typeof value === 'string' && DATE_TIME.test(value));
		return text?.slice(0, 10) ?? text;
	}

	/** A field that the API takes bare. */
	bareText(name: string): string | undefined {
		const value = this.fields[name];
		return typeof value === 'string' ? value : undefined;
	}

	/** An object within the body, wrapped like every other field. */
	part(name: string): WriteBody | undefined {
		const value = this.value<object>(name, isObject);
		return value ? new WriteBody(value, this.bareValues) : undefined;
	}

	lines(name: string): WriteBody[] {
		const list = this.fields[name] ?? [];
		if (!Array.isArray(list)) throw this.unreadable(name, list);
		return list.map((member) => new WriteBody(member, this.bareValues));
	}

	/** Bare too: `[{segmentId, segmentValue}]`. */
	segments(name: string): Array<{ segmentId: number; segmentValue: string }> | undefined {
		const list = this.fields[name];
		if (list === undefined || list === null) return undefined;
		if (!Array.isArray(list)) throw this.unreadable(name, list);
		return list.map((member: unknown) => {
			const { segmentId, segmentValue } = isObject(member) ? member : {};
			if (typeof segmentId !== 'number' || typeof segmentValue !== 'string') throw this.unreadable(name, member);
			return { segmentId, segmentValue };
		});
	}

	private value<T>(name: string, fits: (value: unknown) => boolean): T | null | undefined {
		const field = this.fields[name];
		if (field === undefined || field === null) return undefined;
		if (!isObject(field)) {
			if (this.bareValues === 'ignored') return undefined;
			throw this.unreadable(name, field);
		}
		const { value } = field;
		if (value === undefined || value === null) return null;
		if (!fits(value)) throw this.unreadable(name, value);
		return value as T;
	}

	private unreadable(name: string, value: unknown) {
		return modelError(`dto.${name}`, `Error converting value ${JSON.stringify(value)} at ${name}.`);
	}
}
