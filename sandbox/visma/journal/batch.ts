import type { LocalTime } from '../localTime';

export const STATUSES = ['Hold', 'Balanced', 'Unposted', 'Posted', 'Voided', 'Scheduled'] as const;
export type BatchStatus = (typeof STATUSES)[number];

/** A line; amounts are whole numbers of the smallest unit, of the batch's currency and of the base currency. */
export interface BatchLine {
	lineNumber: number;
	accountNumber: string;
	/** Values of the segments joined, `10-NO-7`. */
	subaccount: string;
	branch: string;
	referenceNumber?: string;
	transactionDescription?: string;
	debit: number;
	credit: number;
	baseDebit: number;
	baseCredit: number;
	project?: string;
	projectTask?: string;
	vatCodeId?: string;
	vatId?: string;
	uom?: string;
	quantity?: number;
	note?: string;
}

/** What a person or a caller decides of a batch. */
export interface BatchDraft {
	hold: boolean;
	/** yyyy-MM-dd */
	transactionDate: string;
	/** YYYYPP */
	financialPeriod: string;
	ledger: string;
	currencyId: string;
	exchangeRate: number;
	autoReversing: boolean;
	description?: string;
	/** In the smallest unit of the batch's currency. */
	controlTotal?: number;
	createVatTransaction: boolean;
	skipVatAmountValidation: boolean;
	transactionCode?: string;
	branch: string;
	lines: BatchLine[];
}

export interface Batch extends BatchDraft {
	batchNumber: string;
	module: string;
	status: BatchStatus;
	/** Visma's own mirror of an auto-reversing batch. */
	reversingEntry: boolean;
	/** The batch that this one reverses. */
	originalBatchNumber?: string;
	/** A release that is under way: it ends when the time has come and the batch was read so often. */
	releasing?: { dueAt: number; readsLeft: number };
	lastModifiedDateTime: LocalTime;
	timeStamp: string;
}

export const isReleased = ({ status }: Batch) => status === 'Posted' || status === 'Unposted';

export const sum = (lines: BatchLine[], side: 'debit' | 'credit' | 'baseDebit' | 'baseCredit') =>
	lines.reduce((total, line) => total + line[side], 0);
