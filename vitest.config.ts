import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Drills, mutants and the long torture run start processes of their own: suites with their own command.
    exclude: ['test/drills/**', 'test/mutants/**', 'node_modules/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Two cores and one real Postgres: more files at once only makes each slower.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
