import { listPayments, type PaymentFilter } from '../../../../lib/visma';
import { branchFilter, customerFilter, periodFilter, statusFilter } from '../../documents/filters';
import { boundFilter } from '../../filterFields';
import { getAllOperation } from '../../readOperations';
import { NOUN } from './noun';
import { choiceField, textField } from '../../writeFields';

export const { description, execute } = getAllOperation<PaymentFilter>(NOUN, {
	filters: [
		branchFilter(NOUN.many),
		customerFilter(NOUN.many),
		periodFilter(NOUN.many),
		textField('Invoice Number', 'invoiceRefNbr', 'Only payments of this invoice', 'e.g. 100123'),
		boundFilter('Payment Date', 'docDate', 'Only payments dated within this bound', 'day'),
		textField('Payment Number', 'paymentNbr', 'Only payments with this number', 'e.g. 500123'),
		statusFilter(NOUN.many),
		choiceField('Type', 'paymentType', 'Only payments of this type', [
			['CreditNote', 'Credit Note'],
			['Payment', 'Payment'],
			['Prepayment', 'Prepayment'],
			['Refund', 'Refund'],
			['SmallBalanceWo', 'Small Balance Write-Off'],
			['VoidPayment', 'Voided Payment'],
			['VoidRefund', 'Voided Refund'],
		]),
	],
	knowsChanges: true,
	isLong: true,
	list: listPayments,
});
