import { element } from './element.js';
import { controlNamed, nameOf } from './redraw.js';

const chooser = (name, value, choices) =>
	element(
		'select',
		{ name },
		Object.entries(choices).map(([each, words]) => element('option', { value: each, selected: each === value }, words)),
	);

/**
 * Asks in a dialog for some texts.
 * @param fields name -> {label, value}, and `choices` (value -> words) where there is only so much to choose from
 * @returns what was entered by name, or undefined when the person changed their mind
 */
export async function ask({ title, explain, fields = {}, confirm }) {
	const opener = nameOf(document.activeElement);
	const inputs = Object.entries(fields).map(([name, { label, value, choices }]) =>
		element('label', {}, label, choices ? chooser(name, value, choices) : element('input', { name, value, autocomplete: 'off' })),
	);
	const cancel = element('button', { type: 'button', value: '' }, 'Cancel');
	const form = element(
		'form',
		{ method: 'dialog' },
		element('h2', {}, title),
		element('p', {}, explain),
		inputs,
		element('footer', {}, cancel, element('button', { class: 'primary', value: 'yes' }, confirm)),
	);
	const dialog = element('dialog', { 'aria-label': title }, form);
	cancel.addEventListener('click', () => dialog.close(''));
	document.body.append(dialog);
	dialog.showModal();
	await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
	dialog.remove();
	// The button that was pressed may have been drawn anew meanwhile, so that the browser cannot go back to it.
	controlNamed(opener)?.focus({ preventScroll: true });
	return dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : undefined;
}
