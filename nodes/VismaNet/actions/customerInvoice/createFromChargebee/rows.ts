import { isPlainObject } from 'lodash';

import { COLUMNS, contradictions, type MappingRow } from '../../../../../lib/sync/customerLedger';
import { keyIn } from '../../../keyIn';
import { readSegments, segmentsText } from '../../../segments';
import type { FormFault } from '../../journalTransaction/rules/reading/faults';
import { filled, rateIn, type Row, rowsIn } from '../../journalTransaction/rules/reading/cells';
import { COLUMN_NAMES } from './words';

const NAMES = ['itemPrice', 'region', 'vatRate', ...COLUMNS];
const REGIONS = ['domestic', 'eu', 'export'];

/** The mapping of the form, from its table or from JSON. */
export function readRows(table: unknown, json: unknown, isJson: boolean, faults: FormFault[]): MappingRow[] {
	const given = isJson ? fromJson(json, faults) : rowsIn(table, 'row');
	const rows = given.map((row, index) => rowOf(row, `Mapping, row ${index + 1}`, faults));
	for (const { rows: [first, second], column } of contradictions(rows)) {
		faults.push({
			place: `Mapping, rows ${first} and ${second}`,
			message: `They have the same criteria, and give ${COLUMN_NAMES[column]} different values.`,
			remedy: 'Delete one of them, or give it another item price, region or VAT rate.',
		});
	}
	if (rows.length === 0 && faults.length === 0) {
		faults.push({ place: 'Mapping', message: 'It is empty.', remedy: 'Add a row with an account and a VAT code for each VAT rate.' });
	}
	return rows;
}

function fromJson(value: unknown, faults: FormFault[]): Row[] {
	const rows: unknown = typeof value === 'string' ? parsed(value) : value;
	if (Array.isArray(rows) && rows.every(isPlainObject)) return rows as Row[];
	faults.push({ place: 'Mapping', message: 'It is no JSON list of objects.', remedy: 'Write it as [{"vatRate": "25", "account": "3001", "vatCode": "25"}].' });
	return [];
}

function rowOf(row: Row, place: string, faults: FormFault[]): MappingRow {
	const strange = Object.keys(row).find((name) => !NAMES.includes(name));
	if (strange !== undefined) faults.push({ place, message: `There is no column ${strange}.`, remedy: `The columns are ${NAMES.join(', ')}.` });
	const region = keyIn(row.region);
	if (region !== undefined && !REGIONS.includes(region)) {
		faults.push({ place, message: `"${region}" is no region.`, remedy: `Write ${REGIONS.join(', ')}, or leave it empty.` });
	}
	const vatRate = rateIn(row.vatRate);
	if (vatRate !== '' && !/^\d+(\.\d+)?$/.test(vatRate)) {
		faults.push({ place, message: `"${vatRate}" is no VAT rate.`, remedy: 'Write the per cent as digits, like 25 or 25.5.' });
	}
	const when = filled({ itemPrice: keyIn(row.itemPrice), region: region as MappingRow['when']['region'], vatRate: plainRate(vatRate) });
	const set = filled(Object.fromEntries(COLUMNS.map((column) => [column, keyIn(row[column])])));
	return { when, set: { ...set, ...subaccountOf(row, place, faults) } };
}

/** `25.50` as the ledger writes rates: `25.5`. */
const plainRate = (rate: string) => (rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate);

function subaccountOf({ subaccount }: Row, place: string, faults: FormFault[]): { subaccount?: string } {
	const text = keyIn(subaccount);
	if (text === undefined) return {};
	try {
		return { subaccount: segmentsText(readSegments(text) ?? []) };
	} catch (error) {
		faults.push({ place, message: `${(error as Error).message}.`, remedy: 'Correct the subaccount.' });
		return {};
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
