import { loadTemplate, type TemplateName, TEMPLATES } from '../../sandbox/demo/templates';

/** Where the picture of a template is, below `docs/images`. */
export const pictureOf = (template: TemplateName) => `templates/${template}`;

/** What its first note says it does: the paragraph below the heading. */
function purposeOf(template: TemplateName): string {
	const [note] = loadTemplate(template).nodes.filter(({ type }) => type.endsWith('.stickyNote'));
	const [, ...paragraph] = String(note?.parameters.content).split('\n\n')[0]?.split('\n') ?? [];
	return paragraph.join('\n');
}

/** The page of docs that shows every template as the editor does. */
export function gallery(): string {
	const entries = TEMPLATES.map((template) => {
		const { name } = loadTemplate(template);
		return `## ${name}\n\n\`${template}.json\`. ${purposeOf(template)}\n\n![${name} in n8n's editor](images/${pictureOf(template)}.png)\n`;
	});
	return [
		"# Templates, as n8n's editor shows them\n",
		'<!-- written with the pictures: CONTRIBUTING.md says how -->\n',
		...entries,
	].join('\n');
}
