import { become, prepare } from './prepare.mjs';

prepare();
become('packages/cli/src/main.ts', ['demo', ...process.argv.slice(2)]);
