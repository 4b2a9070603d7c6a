/** What a control is called by: the same before and after it is drawn anew. */
export const nameOf = (control) => control.getAttribute('aria-label') ?? control.textContent;

/** The control with that name in a part of the page. */
export function controlNamed(name, place = document) {
	return [...place.querySelectorAll('button, input, ol')].find((control) => nameOf(control) === name);
}

/** Draws a part of the page anew; who was at a control in it stays there, caret included. */
export function redraw(place, draw) {
	const before = document.activeElement;
	const inside = before !== place && place.contains(before);
	const scrolled = [...place.querySelectorAll('.scroll, ol')].map(({ scrollTop }) => scrollTop);
	draw();
	[...place.querySelectorAll('.scroll, ol')].forEach((part, index) => (part.scrollTop = scrolled[index] ?? 0));
	if (!inside) return;
	const same = controlNamed(nameOf(before), place);
	same?.focus({ preventScroll: true });
	if (same?.type === 'search') same.setSelectionRange(before.selectionStart, before.selectionEnd);
}

/** Wraps a function that draws data, so that the same data is not drawn twice. */
export function whenChanged(draw) {
	let drawn;
	return (place, ...data) => {
		const text = JSON.stringify(data);
		if (text === drawn && place.childElementCount > 0) return;
		drawn = text;
		redraw(place, () => draw(place, ...data));
	};
}
