import type { Report } from '../fault';
import type { Day } from '../time/dates';
import type { Term } from '../time/schedule';
import { readSale, type LineFacts, type SaleFacts } from '../wire/sale';
import type { Surroundings } from './sale';
import { isPoint, termOf } from './term';

interface Means {
	surroundings: Surroundings;
	day: Day;
	report: Report;
}

/**
 * The term of a credit-note line that names none, when the rules take such notes prospectively: from the note's day
 * to the end of the service it credits. Undefined when it is taken at once.
 */
export function prospectiveTerm(line: LineFacts, own: Term, facts: SaleFacts, means: Means): Term | undefined {
	const { surroundings, day, report } = means;
	const { book } = surroundings;
	const isGoodwill = book.rules.creditNotesWithoutDates === 'prospectively' && isPoint(line, own);
	if (!isGoodwill || facts.referenceInvoice === undefined) return undefined;
	const invoice = surroundings.invoice(facts.referenceInvoice);
	if (!invoice) {
		report({
			code: 'invoice-missing',
			message: `It credits service of invoice ${facts.referenceInvoice}, which is not at hand.`,
			remedy: `Read invoice ${facts.referenceInvoice} together with it.`,
			rule: 'creditNotesWithoutDates',
		});
		return undefined;
	}
	const credited = creditedLine(line, readSale(invoice, () => undefined).lines);
	const end = credited ? termOf(credited, book.localDay, day).end : day;
	return end > day ? { start: day, end } : undefined;
}

/** The invoice line a credit note refers to, else the only one that sells the same item. */
function creditedLine(line: LineFacts, lines: readonly LineFacts[]): LineFacts | undefined {
	const referred = lines.find(({ id }) => id !== '' && id === line.referenceLine);
	const alike = lines.filter(({ itemPrice }) => itemPrice !== undefined && itemPrice === line.itemPrice);
	return referred ?? (alike.length === 1 ? alike[0] : undefined);
}
