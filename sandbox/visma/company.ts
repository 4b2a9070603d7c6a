import { z } from 'zod';

import { largeCustomers } from '../seed/large';
import { nordicCustomers } from '../seed/nordic';
import type { SeedOrder, Vendor } from '../server/standIn';
import { BackgroundJobs } from './background';
import { Books } from './books/books';
import type { VismaCustomer } from './customerDto';
import { CustomerStore } from './customerStore';
import { vismaAnswers } from './errors';
import type { Batch } from './journal/batch';
import { batchDto } from './journal/dto';
import { toLocalTime, type LocalTime } from './localTime';
import { documentDto } from './receivables/dto';
import { Receivables, type ReceivablesSnapshot } from './receivables/receivables';
import { RecordStore } from './recordStore';
import { vismaSettings, type VismaSettings } from './settings';
import { Tokens } from './tokens';

const row = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const snapshotSchema = z.object({
	customers: z.array(row<VismaCustomer>()),
	journals: z.array(row<Batch>()).default([]),
	books: row<ReturnType<Books['export']>>().optional(),
	receivables: row<ReceivablesSnapshot>().optional(),
});

/** A Visma.net company: what it holds and how its server behaves. */
export class VismaCompany implements Vendor<VismaSettings> {
	readonly name = 'visma';
	readonly settingsSchema = vismaSettings;
	readonly answers = vismaAnswers;
	readonly customers = new CustomerStore();
	readonly journals = new RecordStore<Batch>({
		keyOf: ({ batchNumber }) => batchNumber,
		automatic: (count) => `GL${String(count).padStart(7, '0')}`,
	});
	readonly receivables = new Receivables();
	readonly background = new BackgroundJobs();
	readonly books = new Books(() => this.settings);
	readonly tokens = new Tokens();
	settings = vismaSettings.parse({});

	now(): number {
		return Date.now() + this.settings.clockOffsetSeconds * 1000;
	}

	localNow(): LocalTime {
		return toLocalTime(this.now(), this.settings.timeZone);
	}

	reset({ seed, count }: SeedOrder): void {
		const customers = { nordic: nordicCustomers, empty: () => [], large: () => largeCustomers(count) };
		this.customers.fill(customers[seed]());
		this.journals.fill([]);
		this.receivables.fill();
		this.background.clear();
		this.books.fill();
	}

	state() {
		const customers = this.customers.all();
		const byStatus: Record<string, number> = {};
		for (const { status } of customers) byStatus[status] = (byStatus[status] ?? 0) + 1;
		const journals = this.journals.all().map((batch) => batchDto(batch, this.books));
		return {
			counts: { customers: customers.length, byStatus, journals: journals.length, ...this.receivables.counts() },
			customers,
			journals,
			invoices: this.receivables.invoices.all().map((document) => documentDto(document, this)),
			creditNotes: this.receivables.creditNotes.all().map((document) => documentDto(document, this)),
			accounts: this.books.accounts(),
			periods: this.books.periods.all(),
			settings: this.settings,
		};
	}

	exportState() {
		const [customers, journals] = [this.customers.all(), this.journals.all()];
		return { customers, journals, books: this.books.export(), receivables: this.receivables.export() };
	}

	importState(snapshot: unknown): void {
		const { customers, journals, books, receivables } = snapshotSchema.parse(snapshot);
		this.customers.fill(customers);
		this.journals.fill(journals);
		this.receivables.fill(receivables);
		if (books) this.books.import(books);
		else this.books.fill();
	}
}
