/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
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

	/** Takes the folder for this process. Two n8n on one database would spoil it, so a second demo there is refused. */
	claim(): void {
		const pid = this.read<number>('running.json');
		if (pid !== undefined && pid !== process.pid && isRunning(pid)) {
			throw new Error(`A demo runs in ${this.folder} already, as process ${pid}. End it first.`);
		}
		this.write('running.json', process.pid);
	}

	release(): void {
		rmSync(join(this.folder, 'running.json'), { force: true });
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
