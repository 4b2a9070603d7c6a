/** @throws RangeError when the id is empty: the path would be that of the list */
export function recordPath(collection: string, id: string): string {
	if (id === '') throw new RangeError('The ID of a record cannot be empty');
	return `${collection}/${encodeURIComponent(id)}`;
}
