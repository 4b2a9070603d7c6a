import { z } from 'zod';

import type { VismaAddress } from '../../visma';
import { whyReadAgain } from '../privacy';

const text = z.string().nullish();
const amount = z.number().nullish();
const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).passthrough();

const line = record({
	lineNumber: amount,
	description: text,
	amountInCurrency: z.number(),
	discountAmountInCurrency: amount,
	vatCode: record({ id: text }).nullish(),
	termStartDate: text,
	termEndDate: text,
});
const taxDetail = record({
	taxId: text,
	vatId: record({ number: text }).nullish(),
	vatRate: amount,
	taxableAmount: amount,
	vatAmount: amount,
});
const application = record({
	docType: text,
	refNbr: text,
	amountPaid: amount,
	cashDiscountTaken: amount,
	released: z.boolean().nullish(),
	voided: z.boolean().nullish(),
	applicationDate: text,
});
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** What the sync must find in an item; Visma's other fields do not matter. */
const document = record({
	referenceNumber: z.string().trim().min(1),
	documentType: text,
	status: text,
	customer: record({ number: z.string().trim().min(1), name: text }),
	documentDate: z.string().regex(DAY, 'is no date'),
	documentDueDate: z.string().regex(DAY, 'is no date').nullish(),
	currencyId: z.string().length(3),
	exchangeRate: amount,
	amountInCurrency: z.number(),
	balanceInCurrency: amount,
	vatTotalInCurrency: amount,
	discountTotalInCurrency: amount,
	roundingDiff: amount,
	taxDetails: z.array(taxDetail).nullish(),
	invoiceLines: z.array(line).nullish(),
	lines: z.array(line).nullish(),
	applications: z.array(application).nullish(),
	invoiceContact: record({ businessName: text, attention: text }).nullish(),
	customerRefNumber: text,
	externalReference: text,
	note: text,
	paymentReference: text,
	createdDateTime: text,
	lastModifiedDateTime: text,
	timeStamp: text,
});

export type SourceDocument = z.output<typeof document> & { invoiceAddress?: VismaAddress | null };
export type SourceLine = z.output<typeof line>;
export type TaxDetail = z.output<typeof taxDetail>;
export type Application = z.output<typeof application>;

/** A source record, or what keeps an item from being one. */
export type Source = { document: SourceDocument } | { fault: string };

/** Checks that an item is a Visma.net customer invoice or credit note, as the Get operations return it. */
export function readSource(item: unknown): Source {
	const readAgain = whyReadAgain(item);
	if (readAgain !== undefined) return { fault: readAgain };
	const parsed = document.safeParse(item);
	if (parsed.success) return { document: parsed.data as SourceDocument };
	const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'item'}: ${message}`);
	return { fault: `The item is no Visma.net customer invoice or credit note (${faults.join('; ')})` };
}

export const linesOf = ({ invoiceLines, lines }: SourceDocument): SourceLine[] => invoiceLines ?? lines ?? [];
