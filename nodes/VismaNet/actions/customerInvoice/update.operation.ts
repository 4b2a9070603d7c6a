import { updateOperation } from '../../documents/update';
import { CUSTOMER_INVOICE } from '../../documents/resource';

export const { description, execute } = updateOperation(CUSTOMER_INVOICE);
