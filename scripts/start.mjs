import { buildWeb } from './build-web.mjs';
import { become, prepare } from './prepare.mjs';

prepare();
buildWeb();
become('packages/cli/src/main.ts', ['serve', '--demo', ...process.argv.slice(2)]);
