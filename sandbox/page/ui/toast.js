let fading;

/** Says in a corner what has been done, for a few seconds. */
export function say(text) {
	const toast = document.getElementById('toast');
	toast.textContent = text;
	clearTimeout(fading);
	fading = setTimeout(() => (toast.textContent = ''), 4000);
}

/** Makes a listener of something that may fail: says what it did, or why not. */
export function saying(work) {
	return async () => {
		try {
			say(await work());
		} catch (error) {
			say(error.message);
		}
	};
}
