import { become, prepare } from './prepare.mjs';

prepare();
become('packages/cli/src/main.ts', ['serve', '--demo', ...process.argv.slice(2)]);
