import { siteUrl } from '../../../lib/chargebee';

describe('the address of a site', () => {
	it.each([
		['the name', 'acme-test'],
		['the host', 'acme-test.chargebee.com'],
		['the address', 'https://acme-test.chargebee.com'],
		['a page of the site', ' https://acme-test.chargebee.com/dashboard?tab=1#top '],
		['the API', 'https://acme-test.chargebee.com/api/v2/customers'],
		['a host in capital letters', 'HTTPS://acme-test.Chargebee.COM/'],
	])('from %s', (_name, site) => {
		expect(siteUrl(site)).toBe('https://acme-test.chargebee.com');
		expect(siteUrl(site, '  ')).toBe('https://acme-test.chargebee.com');
	});

	it.each(['http://127.0.0.1:8090', ' http://127.0.0.1:8090/ ', 'http://127.0.0.1:8090/api/v2', 'http://127.0.0.1:8090/api/v2/'])(
		'"%s" takes its place',
		(override) => {
			expect(siteUrl('acme-test', override)).toBe('http://127.0.0.1:8090');
		},
	);
});
