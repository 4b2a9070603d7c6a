import { readProblem } from '../../../lib/visma/problem';

const ID = 'f948dfa5-0000-4000-8000-5d1f6a7b8c9d';

describe('what Visma.net says about a refused call', () => {
	it('the ERP: a text behind the VismaId', () => {
		expect(readProblem({ message: `VismaId: ${ID}. Error creating document.` })).toEqual({
			text: 'Error creating document.',
			vismaId: ID,
		});
	});

	it('the ERP without an id', () => {
		expect(readProblem({ message: 'The customer was not found.' })).toEqual({ text: 'The customer was not found.' });
	});

	it('the gateway', () => {
		const body = { ExceptionType: 'IPPException', ExceptionMessage: 'No license for this company.', ExceptionFaultCode: 12027 };
		expect(readProblem(body)).toEqual({ text: 'No license for this company.', faultCode: '12027' });
	});

	it('fields that could not be read, each with its messages', () => {
		const body = { message: 'The request is invalid.', modelState: { status: ['No such value', 'Try Active'], date: 'Bad' } };
		expect(readProblem(body)?.text).toBe('The request is invalid. status: No such value, Try Active date: Bad');
	});

	it.each([undefined, null, '', '<html>', 7, [], {}, { message: 7 }])('%j says nothing', (body) => {
		expect(readProblem(body)).toBeUndefined();
	});
});
