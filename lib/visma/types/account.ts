/** The parts of Visma.net's AccountDto that this package reads; rows hold more. */
export interface VismaAccount {
	/** The account number, chosen by the company. */
	accountCD: string;
	type?: 'Asset' | 'Liability' | 'Income' | 'Expense' | null;
	active?: boolean | null;
	description?: string | null;
	/** ISO 4217; set on accounts that take one currency only. */
	currency?: string | null;
	/** Whether journals may be booked on it. */
	allowManualEntry?: boolean | null;
	/** Set on control accounts: the module that owns them, `AR` say. */
	controlAccountModule?: string | null;
	publicCode1?: string | null;
	externalCode1Info?: { number?: string | null } | null;
	externalCode2Info?: { number?: string | null } | null;
	/** Spelt so by Visma. */
	analisysCodeInfo?: { number?: string | null } | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
	timeStamp?: string | null;
}
