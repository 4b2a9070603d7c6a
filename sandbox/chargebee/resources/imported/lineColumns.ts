import { columns } from '../../columns';
import { ignored, money, oneOf, rate, signedMoney, text, timestamp, wholeNumber } from '../../fields';

const TAX_COLUMNS = Array.from({ length: 10 }, (_, index) => index + 1);

const taxNames = Object.fromEntries(TAX_COLUMNS.map((index) => [`tax${index}_name`, text(50)]));
const taxAmounts = Object.fromEntries(TAX_COLUMNS.map((index) => [`tax${index}_amount`, money()]));

/** The columns of `line_items` that both imports take. */
export const lineColumns = () =>
	columns({
		id: text(40),
		reference_line_item_id: text(40),
		date_from: timestamp(),
		date_to: timestamp(),
		subscription_id: text(50),
		description: text(250),
		unit_amount: signedMoney(),
		quantity: wholeNumber(),
		amount: signedMoney(),
		unit_amount_in_decimal: ignored(),
		quantity_in_decimal: ignored(),
		amount_in_decimal: ignored(),
		entity_type: oneOf(['adhoc', 'plan_item_price', 'addon_item_price', 'charge_item_price', 'plan_setup', 'plan', 'addon']),
		entity_id: text(100),
		item_level_discount1_entity_id: text(100),
		item_level_discount1_amount: money(),
		item_level_discount2_entity_id: text(100),
		item_level_discount2_amount: money(),
		...taxNames,
		...taxAmounts,
		proration_mode: ignored(),
		created_at: ignored(),
	});

export const taxColumns = () =>
	columns({
		name: text(100),
		rate: rate(),
		amount: money(),
		description: text(50),
		juris_type: ignored(),
		juris_name: ignored(),
		juris_code: ignored(),
	});

export const discountColumns = () =>
	columns({
		line_item_id: text(40),
		entity_type: oneOf([
			'item_level_coupon',
			'document_level_coupon',
			'promotional_credits',
			'item_level_discount',
			'document_level_discount',
		]),
		entity_id: text(100),
		description: text(250),
		amount: money(),
	});
