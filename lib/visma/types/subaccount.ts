/** The parts of Visma.net's SubAccountDto that this package reads; rows hold more. */
export interface VismaSubaccount {
	subaccountNumber?: string | null;
	subaccountId?: number | null;
	description?: string | null;
	active?: boolean | null;
	segments?: Array<{ segmentId?: number | null; segmentValue?: string | null }> | null;
	/** Company-local time without zone. */
	lastModifiedDateTime?: string | null;
	timeStamp?: string | null;
}
