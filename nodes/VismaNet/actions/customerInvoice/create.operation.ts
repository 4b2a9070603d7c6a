import { createOperation } from '../../documents/create';
import { CUSTOMER_INVOICE } from '../../documents/resource';

export const { description, execute } = createOperation(CUSTOMER_INVOICE);
