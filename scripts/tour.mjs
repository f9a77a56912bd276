import { buildWeb } from './build-web.mjs';
import { become, prepare } from './prepare.mjs';

prepare();
buildWeb();
become('tests/browser/tour/main.ts', process.argv.slice(2));
