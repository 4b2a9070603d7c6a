import { z } from 'zod';

import { billingAddress, ignored, money, oneOf, text, timestamp } from '../../fields';
import type { FilterKind } from '../../filters';
import { paymentMethod } from '../imported/schemas';

export const INVOICE_FILTERS = {
	id: 'id',
	subscription_id: 'optionalId',
	customer_id: 'id',
	recurring: 'flag',
	status: 'choice',
	price_type: 'choice',
	date: 'time',
	paid_at: 'time',
	total: 'number',
	amount_paid: 'number',
	amount_adjusted: 'number',
	credits_applied: 'number',
	amount_due: 'number',
	dunning_status: 'optionalChoice',
	payment_owner: 'id',
	updated_at: 'time',
	channel: 'choice',
	voided_at: 'time',
	void_reason_code: 'id',
} satisfies Record<string, FilterKind>;

export const voidParams = z
	.object({ comment: text(300), void_reason_code: text(100) })
	.partial()
	.strict();

export const writeOffParams = z
	.object({ comment: text(300) })
	.partial()
	.strict();

export const deleteParams = z
	.object({ comment: text(300), claim_credits: ignored() })
	.partial()
	.strict();

export const closeParams = z
	.object({
		comment: text(300),
		invoice_note: ignored(),
		remove_general_note: ignored(),
		invoice_date: ignored(),
		notes_to_remove: ignored(),
	})
	.partial()
	.strict();

export const paymentParams = z
	.object({
		comment: text(300),
		transaction: z
			.object({
				amount: money(),
				payment_method: paymentMethod(),
				reference_number: text(100),
				status: oneOf(['success', 'failure', 'late_failure']),
				date: timestamp(),
				custom_payment_method_id: ignored(),
				id_at_gateway: ignored(),
				error_code: ignored(),
				error_text: ignored(),
			})
			.partial()
			.strict(),
	})
	.partial()
	.strict();

export const updateDetailsParams = z
	.object({
		vat_number: text(20),
		vat_number_prefix: text(10),
		po_number: text(100),
		comment: text(300),
		billing_address: billingAddress(),
		shipping_address: ignored(),
		statement_descriptor: ignored(),
	})
	.partial()
	.strict();

export const refundParams = z
	.object({
		refund_amount: money(),
		comment: text(300),
		customer_notes: ignored(),
		credit_note: z
			.object({
				reason_code: oneOf([
					'product_unsatisfactory',
					'service_unsatisfactory',
					'order_change',
					'order_cancellation',
					'waiver',
					'other',
				]),
				create_reason_code: ignored(),
			})
			.partial()
			.strict(),
	})
	.partial()
	.strict();
