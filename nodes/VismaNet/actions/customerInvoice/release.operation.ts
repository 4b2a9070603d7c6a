import { releaseOperation } from '../../documents/release';
import { CUSTOMER_INVOICE } from '../../documents/resource';

export const { description, execute } = releaseOperation(CUSTOMER_INVOICE);
