import { createOperation } from '../../documents/create';
import { CUSTOMER_CREDIT_NOTE } from '../../documents/resource';

export const { description, execute } = createOperation(CUSTOMER_CREDIT_NOTE);
