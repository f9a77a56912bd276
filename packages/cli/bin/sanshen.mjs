#!/usr/bin/env node
// Starts the program on the project's own Node, whatever Node this is: the sources are TypeScript that only newer ones run.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment, nodeFlags, projectNode } from '../../../scripts/prepare.mjs';

const main = join(dirname(fileURLToPath(import.meta.url)), '../src/main.ts');
const child = spawn(projectNode, [...nodeFlags, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...nodeEnvironment, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`sanshen: ${error.message}\n`);
  process.exitCode = 2;
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
