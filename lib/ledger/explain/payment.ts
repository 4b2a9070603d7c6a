import type { Payment } from '../payments/payments';
import { companyWide, printer, type Why } from './why';

/** Why each side of a payment or refund is what it is. */
export function transferWhy(payment: Payment): { bank: Why; receivable: Why; advance: Why } {
	const { transfer, amount, unused, links, subaccount, currency } = payment;
	const print = printer(currency);
	const noun = transfer.kind;
	const applied = links.map(({ id, applied: part }) => `${print(part)} to ${id}`).join(', ');
	const used = { text: `${noun} of ${print(amount)}${applied === '' ? '' : `, applied: ${applied}`}`, amount };
	const rest = { text: `less what is not used yet: ${print(unused)}`, amount: -unused };
	return {
		bank: { about: `amount of the ${noun}`, steps: [used], ...companyWide('accounts.bank', subaccount) },
		receivable: {
			about: `what the ${noun} settles`,
			steps: unused === 0n ? [used] : [used, rest],
			...companyWide('accounts.receivable', subaccount),
		},
		advance: {
			about: `what of the ${noun} is not used yet`,
			steps: [{ text: `not used yet: ${print(unused)}`, amount: unused }],
			...companyWide('accounts.customerAdvance', subaccount),
		},
	};
}
