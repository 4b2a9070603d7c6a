import type { Column } from '../../../../../lib/sync/customerLedger';

/** What the form calls the columns of the mapping; faults name them by the same words. */
export const COLUMN_NAMES: Record<Column, string> = {
	account: 'Account',
	subaccount: 'Subaccount',
	vatCode: 'VAT Code',
	deferralCode: 'Deferral Code',
	taxId: 'VAT ID',
};
