import type { ChargebeeInvoice, Form } from '../../chargebee';
import type { Change } from '../audit';
import type { Fault } from '../customers/fault';
import { isOlder } from '../customers/version';
import { economicDifferences } from './compare';
import { differences } from './edit/updateDetails';
import type { MappedDocument } from './map/map';
import { seenAtImport, type Seen } from './note';
import type { Ending } from './run';
import type { InvoiceSyncSettings } from './settings';

/** A Visma invoice as Chargebee should have it. */
export interface Wanted {
	/** Absent where there are faults. */
	mapped?: MappedDocument;
	faults: Fault[];
	seen: Seen;
	isVoid: boolean;
}

export type Decision =
	| { do: 'import' }
	| { do: 'change'; details?: Form; changes: Change[]; payments: boolean }
	| { do: 'void'; changes: Change[] }
	| { do: 'replace'; changes: Change[] }
	| { do: 'refuse'; faults: Fault[] }
	/** `final`: so it stays whatever was told since, as an older copy or another document. */
	| { do: 'nothing'; ending: Ending; final?: true };

/** What has to be done to make Chargebee's invoice what Visma says, given what it is now. */
export function decide(wanted: Wanted, current: ChargebeeInvoice | undefined, settings: InvoiceSyncSettings): Decision {
	const { mapped, faults, seen, isVoid } = wanted;
	if (!current) {
		if (isVoid) return nothing({ outcome: 'skipped', reason: 'It is void in Visma.net and was never mirrored', changes: [] });
		return mapped ? { do: 'import' } : { do: 'refuse', faults };
	}
	const before = seenAtImport(current);
	if (isOlder(seen, before)) return { ...skipOlder(seen, before), final: true };
	const reused = before.created !== '' && seen.created !== '' && before.created !== seen.created;
	if (reused) return { ...numberReused(current, before, seen), final: true };
	if (isVoid || current.status === 'voided') return decideVoid(isVoid, current, settings);
	if (!mapped) return { do: 'refuse', faults };

	const economics = economicDifferences(mapped, current, settings.timeZone);
	if (economics.length > 0) return differs(current, economics, settings);
	const { poNumber, address = {} } = mapped;
	const { form, changes } = differences({ fields: { po_number: poNumber }, address }, current);
	const payments = paysMore(mapped, current);
	if (changes.length === 0 && !payments) return nothing({ outcome: 'unchanged', changes: [] });
	return { do: 'change', changes, payments, ...(changes.length > 0 ? { details: form } : {}) };
}

export function skipOlder(seen: { lastModified: string }, before: { lastModified: string }): Extract<Decision, { do: 'nothing' }> {
	const reason = `This copy is from ${seen.lastModified}; Chargebee already has the one from ${before.lastModified}`;
	return { do: 'nothing', ending: { outcome: 'skipped', reason, changes: [] } };
}

/** Whether Chargebee has another sum of payments than Visma: which ones those are shows when they are looked at. */
function paysMore({ payments }: MappedDocument, { amount_paid: recorded = 0 }: ChargebeeInvoice): boolean {
	return payments !== undefined && payments.reduce((sum, { amount }) => sum + amount, 0) !== recorded;
}

function decideVoid(isVoid: boolean, current: ChargebeeInvoice, { whenVoided }: InvoiceSyncSettings): Decision {
	const changes = [{ field: 'status', from: current.status ?? '', to: isVoid ? 'voided' : 'posted' }];
	if (!isVoid) {
		const reason =
			'It is void in Chargebee, but not in Visma.net. Void it in Visma.net, or delete it in Chargebee: the next run imports it anew';
		return nothing({ outcome: 'conflict', reason, errorCode: 'voided-in-chargebee', changes });
	}
	if (current.status === 'voided') return nothing({ outcome: 'unchanged', changes: [] });
	if (whenVoided === 'void') return { do: 'void', changes };
	const reason = 'It is void in Visma.net, but not in Chargebee. Void it there, or let the node do so (When Voided in Visma.net)';
	return nothing({ outcome: 'conflict', reason, errorCode: 'voided-in-visma', changes });
}

function differs(current: ChargebeeInvoice, changes: Change[], { whenDifferent }: InvoiceSyncSettings): Decision {
	if (whenDifferent === 'voidAndReimport') return { do: 'replace', changes };
	const both = changes.map(({ field, from, to }) => `${field} is ${from || 'empty'} in Chargebee, ${to || 'empty'} in Visma.net`);
	const reason = `Invoice ${current.id} cannot become this one: ${both.join('; ')}`;
	return nothing({ outcome: 'conflict', reason, errorCode: 'invoice-differs', changes });
}

function numberReused({ id }: ChargebeeInvoice, before: Seen, now: Seen): Extract<Decision, { do: 'nothing' }> {
	const reason =
		`Invoice ${id} in Chargebee was made from the Visma.net document created ${before.created}, this one was created ` +
		`${now.created}: the number was used again. Void or delete ${id} in Chargebee if it no longer holds`;
	const changes = [{ field: 'created', from: before.created, to: now.created }];
	return { do: 'nothing', ending: { outcome: 'conflict', reason, errorCode: 'number-reused', changes } };
}

const nothing = (ending: Ending): Extract<Decision, { do: 'nothing' }> => ({ do: 'nothing', ending });
