import { become, prepare } from './prepare.mjs';

prepare();
become('bench/main.ts', process.argv.slice(2));
