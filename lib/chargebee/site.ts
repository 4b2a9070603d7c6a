import { baseUrl } from '../http';

/**
 * The address of a site. People paste `https://acme-test.chargebee.com/dashboard` where `acme-test` is asked for, so
 * both are accepted.
 *
 * @param override another base URL, for a proxy or a stand-in; with or without `/api/v2`
 * @returns an absolute URL without a path
 */
export function siteUrl(site: string, override = ''): string {
	const given = baseUrl(override).replace(/\/api\/v2$/, '');
	return given === '' ? `https://${siteName(site)}.chargebee.com` : given;
}

/** The name of a site, out of what people paste; always the same for one site, since batch numbers are made of it. */
export function siteName(site: string): string {
	const host = site.trim().replace(/^[a-z]+:\/\//i, '').split(/[/?#]/)[0] ?? '';
	return host.replace(/\.chargebee\.com$/i, '').toLowerCase();
}
