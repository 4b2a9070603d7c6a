const base = require('../../jest.config.js');

/**
 * Tests in a real n8n with the packed package; each file starts its own n8n and sandbox. `npm run test:e2e` builds the
 * package first, then runs the demo alone, which installs n8n and builds again, then the others two at a time: they wait
 * more than they work.
 */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: [],
	maxWorkers: 1,
	verbose: true,
	// the first file may have to install n8n
	testTimeout: 1_500_000,
};
