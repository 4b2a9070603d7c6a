import { isObject } from '../wire/json';
import { expectations as an } from './expect';
import { criteria, itemCriteria, regions } from './rows';
import { expect, expectOnly, expectShape, type Complain, type Shape } from './shape';

const revenue: Shape = Object.fromEntries(regions.map((region) => [region, an.account]));
const assignment: Shape = {
	deferred: an.account,
	recognition: an.recognition,
	subaccount: an.subaccount,
	project: an.text,
	branch: an.text,
};
const when: Shape = Object.fromEntries(criteria.map((criterion) => [criterion, an.text]));

/** Revenue is one account, or one per region. */
export function expectRevenue(complain: Complain, path: string, value: unknown): void {
	if (isObject(value)) {
		expectShape(complain, path, value, revenue);
		expectOnly(complain, path, value, regions);
	} else expect(complain, path, value, an.account);
}

/** What a row sets. */
export function expectAssignment(complain: Complain, path: string, value: unknown): void {
	expectShape(complain, path, value, assignment);
	expectOnly(complain, path, value, ['revenue', ...Object.keys(assignment)]);
	if (isObject(value)) expectRevenue(complain, `${path}.revenue`, value.revenue);
}

/** A row of `when` and `set`. */
export function expectCondition(complain: Complain, path: string, condition: unknown): void {
	if (!isObject(condition) || !isObject(condition.when) || !isObject(condition.set)) {
		complain(path, 'It is no row.', 'It must be an object with `when` and `set`.');
		return;
	}
	expectShape(complain, `${path}.when`, condition.when, when);
	expectOnly(complain, `${path}.when`, condition.when, criteria);
	expectAssignment(complain, `${path}.set`, condition.set);
	const { when: given, set } = condition;
	const itemWise = itemCriteria.filter((criterion) => given[criterion]);
	if (set.branch && itemWise.length > 0) {
		complain(
			`${path}.set.branch`,
			`It depends on ${itemWise.join(' and ')}.`,
			'One batch has one branch: choose it by business entity, country or currency.',
		);
	}
}
