import { defineConfig } from 'vitest/config';

const needsBrowser = ['tests/browser/**/*.test.ts'];

/** How long a test may take before it counts as hanging: a guard, no measure of speed, since machines that test are small and shared. */
const hanging = 180_000;

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
          testTimeout: hanging,
          hookTimeout: hanging,
        },
      },
      {
        test: {
          name: 'database',
          include: needsDatabase,
          globalSetup: ['packages/server/test/database-setup.ts'],
          testTimeout: hanging,
          hookTimeout: hanging,
        },
      },
      {
        test: {
          name: 'browser',
          include: needsBrowser,
          globalSetup: ['tests/browser/support/setup.ts'],
          // All share one server and one browser, which two cores cannot serve twice at once.
          fileParallelism: false,
          testTimeout: hanging,
          hookTimeout: hanging,
        },
      },
    ],
  },
});
