import type { Draft } from '../entries/draft';
import type { Books } from '../entries/books';
import type { Book } from '../rules/book';
import type { Scope } from '../rules/modes';
import type { FamilyState } from '../types/family';
import { byId, type Facts } from '../wire/gather';
import { secondsOf, textOf } from '../wire/json';
import type { Version } from '../wire/version';
import { acceleratingCancellations } from './cancellations';
import { afterCutover, isBeforeCutover, openingBalances, recognisesEarlier } from './cutover';
import { fxResidue } from './fxResidue';
import { deferralPostings, issuing, salePostings } from './issue';
import { acceleration, recognition } from './recognition';
import { understandSale, type Sale, type Surroundings } from './sale';
import { voidedRecognition, voiding } from './voiding';

type Builder = (sale: Sale, book: Book) => Draft[];

/** What a scope books of each invoice and credit note. */
const builders: Record<Scope, readonly Builder[]> = {
	full: [issuing(salePostings), recognition, acceleration, voiding(salePostings), voidedRecognition, fxResidue],
	deferralOnly: [
		issuing(deferralPostings),
		recognition,
		acceleration,
		voiding(deferralPostings),
		voidedRecognition,
		fxResidue,
	],
};

/** What keeps a document out of the books without being a fault, before it is even read. */
function setAside(id: string, { raw, deleted }: Version, book: Book): FamilyState | undefined {
	if (deleted) return 'deleted';
	if (textOf(raw.status) === 'pending') return 'pending';
	if (book.isMirrored(id)) return 'mirrored';
	const date = secondsOf(raw.date) ?? secondsOf(raw.generated_at);
	const isIgnored = date !== undefined && isBeforeCutover(book.localDay(date), book) && !recognisesEarlier(book);
	return isIgnored ? 'beforeCutover' : undefined;
}

/** Books the invoices and credit notes among the facts. */
export function bookSales(facts: Facts, book: Book, books: Books): void {
	const surroundings: Surroundings = {
		book,
		invoice: (id) => facts.invoices.get(id)?.raw,
		cancellations: acceleratingCancellations(facts.cancellations, book),
	};
	const kinds = [
		{ kind: 'creditNote', prefix: 'cb:cn', versions: facts.creditNotes },
		{ kind: 'invoice', prefix: 'cb:inv', versions: facts.invoices },
	] as const;
	const chosen = builders[book.scope];
	for (const { kind, prefix, versions } of kinds) {
		for (const [id, version] of byId(versions)) {
			const family = `${prefix}:${id}`;
			const aside = setAside(id, version, book);
			if (aside) {
				books.setAside({ family, id, state: aside, D: '' });
				continue;
			}
			books.document({ family, id }, (report) => {
				const sale = understandSale({ family, id, kind, raw: version.raw }, surroundings, report);
				const drafts = chosen.flatMap((build) => build(sale, book));
				const early = isBeforeCutover(sale.day, book);
				return {
					origin: sale.origin,
					state: early ? 'beforeCutover' : sale.voidedOn === undefined ? 'live' : 'voided',
					drafts: early ? afterCutover(drafts, sale, book) : drafts,
					opening: early ? openingBalances(sale, book) : [],
				};
			});
		}
	}
}
