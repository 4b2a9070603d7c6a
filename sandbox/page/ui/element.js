/**
 * Makes an element: `element('button', {class: 'primary', onclick: save}, 'Save')`.
 * Attributes that are functions become listeners; false, null and undefined ones are left out, except `aria-`
 * attributes, in which false is a value.
 */
export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value);
		else if ((value !== false || key.startsWith('aria-')) && value !== null && value !== undefined)
			made.setAttribute(key, String(value));
	}
	made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
	return made;
}
