import { defineConfig } from 'vitest/config';
import { SECOND_TRY } from './test/support/second-try.ts';

export default defineConfig({
  test: {
    include: ['test/drills/**/*.test.ts'],
    globalSetup: ['test/drills/support/global-setup.ts'],
    // Drills mostly wait for a heartbeat to be missed, so two at once cost each other little.
    maxWorkers: 2,
    pool: 'forks',
    // Each drill bounds what it promises itself; this is for a machine that is busy with something else.
    testTimeout: 240_000,
    hookTimeout: 60_000,
    ...SECOND_TRY,
    disableConsoleIntercept: true,
  },
});
