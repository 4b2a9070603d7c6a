import { type Fault, LedgerError } from '../../../ledger';
import type { VismaCurrency, VismaLedger } from '../../../visma';
import type { JournalSettings } from '../settings';

/** Refuses rules that are made for another company: every amount would be wrong. */
export function checkBooks(
	{ rules, ledger }: Pick<JournalSettings, 'rules' | 'ledger'>,
	currencies: ReadonlyMap<string, VismaCurrency>,
	ledgers: VismaLedger[],
): void {
	const faults: Fault[] = [];
	const complain = (rule: string, message: string, remedy: string) =>
		faults.push({ code: 'rules-invalid', document: 'rules', rule, message: `${rule}: ${message}`, remedy });
	const base = [...currencies.values()].find(({ isBaseCurrency }) => isBaseCurrency === true);
	if (base && base.id !== rules.baseCurrency) {
		complain('baseCurrency', `It is ${rules.baseCurrency}, the company in Visma.net keeps its books in ${base.id}.`, 'Set it to that.');
	}
	const chosen = ledgers.find(({ number }) => number === ledger);
	if (ledger !== undefined && !chosen) {
		complain('ledger', `Visma.net has no ledger ${ledger}.`, 'Choose one from the list, or leave it out.');
	}
	if (chosen?.balanceType && chosen.balanceType !== 'Actual') {
		complain('ledger', `Ledger ${ledger} is of balance type ${chosen.balanceType}.`, 'Journals go to a ledger of balance type Actual.');
	}
	if (faults.length > 0) throw new LedgerError(faults);
}
