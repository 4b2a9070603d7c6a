import { ChargebeeControl } from './chargebee';
import { VismaControl } from './visma';

export * from './chargebee';
export * from './server';
export * from './visma';

/** Inspects, seeds, slows and breaks both servers over HTTP. */
export class SandboxControl {
	readonly visma: VismaControl;
	readonly chargebee: ChargebeeControl;

	constructor(vismaUrl: string, chargebeeUrl: string) {
		this.visma = new VismaControl(vismaUrl);
		this.chargebee = new ChargebeeControl(chargebeeUrl);
	}
}
