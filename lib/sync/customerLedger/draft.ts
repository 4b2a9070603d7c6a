import { billedAmount, type BilledDocument, type BilledLine } from '../../ledger';
import { Decimal, type DocumentDraft, type DocumentLineDraft } from '../../visma';
import { columnsOf, type Column, NO_DEFERRAL } from './mapping';
import type { CustomerLedgerSettings } from './settings';

type Columns = Partial<Record<Column, string>>;

/** What the mapping leaves open of a document. */
export interface MappingFault {
	code: string;
	message: string;
	remedy: string;
}

/** What a document is to be in Visma.net, whoever the customer is. */
export type LinesDraft = Pick<DocumentDraft, 'lines' | 'taxes'>;

/** The lines and VAT amounts of a document; or every line that the mapping leaves open. */
export function linesDraft(billed: BilledDocument, settings: CustomerLedgerSettings): LinesDraft | { faults: MappingFault[] } {
	const faults: MappingFault[] = [];
	const complain = (message: string, remedy: string) =>
		void faults.push({ code: 'mapping-incomplete', message, remedy });
	const mapped = billed.lines.map((line) => ({ line, columns: columnsOf(settings.rows, line, billed.region) }));
	for (const { line, columns } of mapped) check(line, columns, complain);
	const lines = mapped.map(({ line, columns }) => lineOf(line, columns, billed, settings));
	if (billed.roundOff !== 0n) lines.push(roundingLine(billed, settings, complain));
	return faults.length > 0 ? { faults } : { lines, taxes: taxesOf(mapped, billed) };
}

function check(line: BilledLine, columns: Columns, complain: (message: string, remedy: string) => void): void {
	const name = `${line.itemPrice ?? line.chargeKind ?? line.description} (VAT ${line.vatRate} %)`;
	if (columns.account === undefined) complain(`No row gives an account to ${name}.`, `Add a row for it, or fill Account in a row that fits it.`);
	if (columns.vatCode === undefined) complain(`No row gives a VAT code to ${name}.`, `Add a row for this VAT rate with a VAT code.`);
	if (line.isDeferred && line.isService && columns.deferralCode === undefined) {
		complain(
			`${name} is for ${line.from} to ${line.to}, and no row gives it a deferral code.`,
			`Fill Deferral Code in a row that fits it; "${NO_DEFERRAL}" earns it at once.`,
		);
	}
}

function lineOf(line: BilledLine, columns: Columns, billed: BilledDocument, settings: CustomerLedgerSettings): DocumentLineDraft {
	const { account, subaccount, vatCode, deferralCode } = columns;
	const isSpread = line.isDeferred && deferralCode !== undefined && deferralCode !== NO_DEFERRAL;
	return {
		description: line.description.slice(0, settings.descriptionLength),
		quantity: 1,
		manualAmountInCurrency: billedAmount(line.net, billed),
		accountNumber: account,
		vatCodeId: vatCode,
		...(subaccount === undefined ? {} : { subaccount: segmentsOf(subaccount) }),
		...(isSpread ? { deferralCode, termStartDate: line.from, termEndDate: line.to } : {}),
	};
}

function roundingLine(
	billed: BilledDocument,
	{ rounding }: CustomerLedgerSettings,
	complain: (message: string, remedy: string) => void,
): DocumentLineDraft {
	if (rounding?.vatCode === undefined) {
		complain(`It is rounded by ${billedAmount(billed.roundOff, billed)} ${billed.currency}.`, 'Choose a Rounding Account and a Rounding VAT Code.');
	}
	return {
		description: 'Rounding',
		quantity: 1,
		manualAmountInCurrency: billedAmount(billed.roundOff, billed),
		accountNumber: rounding?.account,
		vatCodeId: rounding?.vatCode,
	};
}

/** VAT as Chargebee has it, for each tax of Visma.net that a row names; Visma.net reckons the others. */
function taxesOf(mapped: ReadonlyArray<{ line: BilledLine; columns: Columns }>, billed: BilledDocument): DocumentDraft['taxes'] {
	const sums = new Map<string, { net: bigint; vat: bigint }>();
	for (const { line, columns } of mapped) {
		if (columns.taxId === undefined) continue;
		const { net, vat } = sums.get(columns.taxId) ?? { net: 0n, vat: 0n };
		sums.set(columns.taxId, { net: net + line.net, vat: vat + line.vat });
	}
	const amount = (units: bigint) => Decimal.of(billedAmount(units, billed));
	const taxes = [...sums].map(([taxId, { net, vat }]) => ({ taxId, taxableAmount: amount(net), vatAmount: amount(vat) }));
	return taxes.length > 0 ? taxes : undefined;
}

/** `1=10,2=NO`, as it was checked when the rows were read. */
function segmentsOf(text: string): Array<{ segmentId: number; segmentValue: string }> {
	return text.split(',').map((part) => {
		const [id = '', value = ''] = part.split('=');
		return { segmentId: Number(id), segmentValue: value };
	});
}
