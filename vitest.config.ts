import { defineConfig } from 'vitest/config';

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
          exclude: [...needsDatabase, '**/node_modules/**'],
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
    ],
  },
});
