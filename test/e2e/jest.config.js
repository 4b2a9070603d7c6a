const base = require('../../jest.config.js');

/**
 * Tests in a real n8n with the packed package. One at a time: each file starts its own n8n and sandbox.
 * `npm run test:e2e` builds the package first.
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
