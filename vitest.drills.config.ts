import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/drills/**/*.test.ts'],
    // Each drill measures waits of processes of its own: two at once on two cores would measure each other.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    disableConsoleIntercept: true,
  },
});
