import { getCustomer } from '../../../../lib/chargebee';
import { getOperation } from '../../readOperations';
import { customerLocator } from './locator';
import { NOUN } from './noun';

export const { description, execute } = getOperation(NOUN, customerLocator, getCustomer);
