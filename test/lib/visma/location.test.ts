import { keyOfLocation } from '../../../lib/visma/location';

describe('the key of a new record', () => {
	it.each([
		['https://api.finance.visma.net/v2/journaltransaction/GL0001', 'GL0001'],
		['https://integration.visma.net/API/controller/api/v2/journaltransaction/GL0001', 'GL0001'],
		['/v2/journaltransaction/GL0001', 'GL0001'],
		['https://api.finance.visma.net/v1/customer/10001/', '10001'],
		['https://api.finance.visma.net/v1/customer/N%C3%86R.13?x=1', 'NÆR.13'],
		['https://api.finance.visma.net/v1/customer/b64(MTAvMDA2)', '10/006'],
	])('in %s is %s', (location, key) => {
		expect(keyOfLocation(location)).toBe(key);
	});

	it.each([undefined, '', 'GL0001'])('is not in %j', (location) => {
		expect(keyOfLocation(location)).toBeUndefined();
	});
});
