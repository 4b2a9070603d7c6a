import type { IExecuteFunctions } from 'n8n-workflow';

import { ExplainedError } from '../../lib/http';
import { type CustomerIdentity, readIdentity } from '../../lib/sync/customers';
import { nodeError } from '../shared/nodeError';
import type { SiteCredential } from './site';

/**
 * Which customers are the same, as the credential says.
 *
 * @throws ExplainedError that names the lines that cannot be used
 */
export function customerIdentityIn(credential: SiteCredential): CustomerIdentity {
	const read = readFrom(credential);
	if ('fault' in read) throw new ExplainedError(read.fault);
	return read.identity;
}

/** The same, with an error as n8n shows it. */
export function customerIdentityOf(context: IExecuteFunctions, credential: SiteCredential): CustomerIdentity {
	const read = readFrom(credential);
	if ('fault' in read) throw nodeError(context.getNode(), read.fault);
	return read.identity;
}

const readFrom = ({ customerIdPrefix, linkedCustomers = '' }: SiteCredential) => readIdentity(customerIdPrefix, linkedCustomers);
