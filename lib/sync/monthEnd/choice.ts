/** Which records of a site a month's end needs. */
export interface MonthEndChoice {
	/** `YYYYMM`: recognition is brought up to its end. */
	period: string;
	/** IANA name of the site's time zone. */
	zone: string;
	/** `YYYYMM`: months before it are complete. Documents that ended before it and did not change since are left out. */
	firstPeriod?: string;
	/** Seconds since the epoch: documents of earlier dates are left out. */
	since?: number;
	/** No document serves longer than so many months after its date; tells how far back to look from `firstPeriod`. */
	longestTerm?: number;
	/** Payments and refunds too. */
	transactions: boolean;
	/** Unbilled charges too. */
	charges: boolean;
	/** Documents whose ids begin so are left out, and transactions that settle only such. */
	withoutPrefix?: string;
}
