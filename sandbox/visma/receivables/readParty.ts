import type { WriteBody } from '../writeBody';
import type { DocumentAddress, DocumentContact } from './document';

const kept = (text: string | null | undefined, known: string | undefined) => (text === undefined ? known : (text ?? undefined));

/** The address on a document: the customer's unless the body overrides it. */
export function readAddress(body: WriteBody | undefined, known: DocumentAddress): DocumentAddress {
	if (!body) return known;
	const countryId = body.text('countryId');
	return {
		...known,
		addressLine1: kept(body.text('addressLine1'), known.addressLine1),
		addressLine2: kept(body.text('addressLine2'), known.addressLine2),
		addressLine3: kept(body.text('addressLine3'), known.addressLine3),
		postalCode: kept(body.text('postalCode'), known.postalCode),
		city: kept(body.text('city'), known.city),
		country: countryId ? { id: countryId, name: countryId } : known.country,
		overrideAddress: body.flag('overrideAddress') ?? known.overrideAddress,
	};
}

/** The contact on a document: the customer's unless the body overrides it. */
export function readContact(body: WriteBody | undefined, known: DocumentContact): DocumentContact {
	if (!body) return known;
	return {
		...known,
		businessName: kept(body.text('name'), known.businessName),
		attention: kept(body.text('attention'), known.attention),
		email: kept(body.text('email'), known.email),
		phone1: kept(body.text('phone1'), known.phone1),
		overrideContact: body.flag('overrideContact') ?? known.overrideContact,
	};
}
