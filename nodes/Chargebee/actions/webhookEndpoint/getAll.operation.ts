import { listEndpoints } from '../../../../lib/chargebee';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';

export const { description, execute } = getAllOperation(NOUN, { filters: [], list: listEndpoints });
