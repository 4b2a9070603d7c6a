/** Unit, property, sandbox and engine tests: everything that needs no running n8n. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
	setupFiles: ['reflect-metadata'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
	testTimeout: 30_000,
	// Sandbox servers and tests take turns with each other: every core has work.
	maxWorkers: '100%',
};
