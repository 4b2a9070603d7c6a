import { runCommand } from '../../sandbox/n8n/command';
import { projectRoot } from '../../sandbox/n8n/projectRoot';
import { report } from './support/company';

describe('npm run demo -- --check', () => {
	it('ends with 0 after it has synced the customers twice, booked a new subscription once, and run a month-end', async () => {
		const printed = await runCommand('npm', ['run', 'demo', '--silent', '--', '--check'], { cwd: projectRoot() });
		printed.split('\n').forEach(report);
		expect(printed).not.toMatch(/NOT OK/);
		expect(printed.match(/^ok /gm)).toHaveLength(14);
	});
});
