import type { Actor } from './site';

/** The person who works in the site's own pages. */
export const PERSON: Actor = { source: 'admin_console', user: 'kari@nordic.test', webhooksDisabled: false };
