import { z } from 'zod';

import { largeCustomers } from '../seed/large';
import { nordicCustomers } from '../seed/nordic';
import type { SeedOrder, Vendor } from '../server/standIn';
import type { VismaCustomer } from './customerDto';
import { CustomerStore } from './customerStore';
import { vismaAnswers } from './errors';
import { toLocalTime, type LocalTime } from './localTime';
import { vismaSettings, type VismaSettings } from './settings';
import { Tokens } from './tokens';

const snapshotSchema = z.object({ customers: z.array(z.custom<VismaCustomer>((row) => typeof row === 'object')) });

/** A Visma.net company: what it holds and how its server behaves. */
export class VismaCompany implements Vendor<VismaSettings> {
	readonly name = 'visma';
	readonly settingsSchema = vismaSettings;
	readonly answers = vismaAnswers;
	readonly customers = new CustomerStore();
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
	}

	state() {
		const customers = this.customers.all();
		const byStatus: Record<string, number> = {};
		for (const { status } of customers) byStatus[status] = (byStatus[status] ?? 0) + 1;
		return { counts: { customers: customers.length, byStatus }, customers, settings: this.settings };
	}

	exportState() {
		return { customers: this.customers.all() };
	}

	importState(snapshot: unknown): void {
		this.customers.fill(snapshotSchema.parse(snapshot).customers);
	}
}
