/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxControl } from '../control';

export interface Ports {
	n8n?: number;
	visma?: number;
	chargebee?: number;
	page?: number;
}

interface SandboxSnapshot {
	visma: unknown;
	chargebee: unknown;
}

/** What a demo keeps between two starts, in its folder: n8n's user folder, ports, and the sandbox's companies. */
export class DemoState {
	readonly userFolder: string;

	readonly packageFolder: string;

	constructor(private readonly folder: string) {
		mkdirSync(folder, { recursive: true });
		this.userFolder = join(folder, 'n8n');
		this.packageFolder = join(folder, 'package');
	}

	private read<T>(name: string): T | undefined {
		const file = join(this.folder, name);
		return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
	}

	/** Written beside and renamed, so that an end in the middle leaves the former content. */
	private write(name: string, content: unknown): void {
		const file = join(this.folder, name);
		writeFileSync(`${file}.new`, JSON.stringify(content));
		renameSync(`${file}.new`, file);
	}

	ports(): Ports {
		return this.read('ports.json') ?? {};
	}

	savePorts(ports: Ports): void {
		this.write('ports.json', ports);
	}

	/** Whether a sandbox was saved here before. */
	hasSandbox(): boolean {
		return existsSync(join(this.folder, 'sandbox.json'));
	}

	async saveSandbox({ visma, chargebee }: SandboxControl): Promise<void> {
		const snapshot: SandboxSnapshot = { visma: await visma.snapshot(), chargebee: await chargebee.snapshot() };
		this.write('sandbox.json', snapshot);
	}

	async restoreSandbox({ visma, chargebee }: SandboxControl): Promise<void> {
		const snapshot = this.read<SandboxSnapshot>('sandbox.json');
		if (!snapshot) return;
		await visma.restore(snapshot.visma);
		await chargebee.restore(snapshot.chargebee);
	}
}
