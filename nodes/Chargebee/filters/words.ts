/** A value of Chargebee's as people read it: `not_paid` is `Not Paid`. */
export const words = (value: string) =>
	value
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
