import { parameter } from './evaluate';

const NOBODY = { create: 0, link: 0, linked: 0, ambiguous: 0, skip: 0, refuse: 0 };

/** Whether the flow loads, and what the page says where it does not. */
function answer(customers: Partial<typeof NOBODY>, waiting = 'Load nobody while there are any'): string {
	const counts = { ...NOBODY, ...customers };
	const plan = { customers: counts, unsettled: counts.link + counts.ambiguous };
	const outputs = { Preview: [{ 'What now': 'Load now', 'Customers that wait for a person': waiting }] };
	const loads = parameter('first-load', 'May Load', 'conditions.conditions[0].leftValue', [plan], outputs);
	return loads === true ? 'loads' : String(parameter('first-load', 'Waiting for You', 'completionMessage', [plan], outputs));
}

describe('Load now', () => {
	it('loads where nobody waits for a person', () => {
		expect(answer({ create: 3, skip: 1 })).toBe('loads');
		expect(answer({ refuse: 1 })).toBe('loads');
	});

	it('loads nobody while somebody waits, unless they are left out', () => {
		expect(answer({ create: 3, link: 2 })).toMatch(/^2 customers wait for a person: /);
		expect(answer({ create: 3, ambiguous: 1 })).toMatch(/^1 customer waits for a person: /);
		expect(answer({ create: 3, link: 2 }, 'Leave them out')).toBe('loads');
	});

	it('says so where nobody is left to load, for a loop over nobody ends without a word', () => {
		expect(answer({ skip: 4 })).toMatch(/^There is nobody to load/);
		expect(answer({ link: 2 }, 'Leave them out')).toMatch(/^There is nobody to load/);
	});
});
