const CAPITALS = new Set(['ach', 'api', 'eu', 'id', 'jp', 'js', 'mx', 'sepa', 'uk', 'us']);

const capitalised = (word: string) => (CAPITALS.has(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1));

/** A value of Chargebee's as people read it: `not_paid` is `Not Paid`. */
export const words = (value: string) => value.split('_').map(capitalised).join(' ');
