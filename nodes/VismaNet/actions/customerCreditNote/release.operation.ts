import { releaseOperation } from '../../documents/release';
import { CUSTOMER_CREDIT_NOTE } from '../../documents/resource';

export const { description, execute } = releaseOperation(CUSTOMER_CREDIT_NOTE);
