/** Copies into `dist` what the compiler leaves out: icons, codex files and template workflows. */
const { dest, parallel, src } = require('gulp');

const copy = (from, to) => () => src(from, { encoding: false }).pipe(dest(to));

exports.default = parallel(
	copy('nodes/**/*.{svg,node.json}', 'dist/nodes'),
	copy('credentials/*.svg', 'dist/credentials'),
	copy('workflows/*.json', 'dist/workflows'),
);
