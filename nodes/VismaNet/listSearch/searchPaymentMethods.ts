import { listPaymentMethods } from '../../../lib/visma';
import { listPicker } from './listPicker';

/** Payment methods in use for pickers. */
export const searchPaymentMethods = listPicker(async (client) => {
	const methods = (await listPaymentMethods(client)).filter(({ active }) => active !== false);
	return methods.map(({ paymentMethodID, description }) => ({ name: `${paymentMethodID} ${description ?? ''}`, value: paymentMethodID }));
});
