import type { Deed } from '../deed';
import type { UnbilledCharge } from '../shapes';

/** Voids charges that are not billed yet: `unbilled_charges_voided`. */
export function voidCharges(deed: Deed, charges: UnbilledCharge[]): UnbilledCharge[] {
	const unbilled_charges = charges.map((charge) =>
		deed.books.unbilledCharges.put({ ...charge, is_voided: true, voided_at: deed.at, updated_at: deed.at }),
	);
	if (unbilled_charges.length > 0) deed.tell('unbilled_charges_voided', { unbilled_charges });
	return unbilled_charges;
}

/** Deletes a charge that is not billed yet: `unbilled_charges_deleted`. */
export function deleteCharge(deed: Deed, charge: UnbilledCharge): UnbilledCharge {
	const deleted = deed.books.unbilledCharges.put({ ...charge, deleted: true, updated_at: deed.at });
	deed.tell('unbilled_charges_deleted', { unbilled_charges: [deleted] });
	return deleted;
}
