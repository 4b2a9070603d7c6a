/** Status of a customer -> as people read it. */
export const STATUSES: Array<[value: string, name: string]> = [
	['Active', 'Active'],
	['CreditHold', 'Credit Hold'],
	['Inactive', 'Inactive'],
	['OnHold', 'On Hold'],
	['OneTime', 'One-Time'],
];
