import { defineConfig } from 'vitest/config';

const needsBrowser = ['tests/browser/**/*.test.ts'];

const needsDatabase = [
  'packages/{server,cli}/test/**/*.test.ts',
  'tests/{e2e,faults,access,matrix}/**/*.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...needsDatabase, ...needsBrowser, '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: needsDatabase,
          globalSetup: ['packages/server/test/database-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: needsBrowser,
          globalSetup: ['tests/browser/support/setup.ts'],
          // All share one server and one browser, which two cores cannot serve twice at once.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
