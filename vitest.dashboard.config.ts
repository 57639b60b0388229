import { defineConfig } from 'vitest/config';
import { SECOND_TRY } from './test/support/second-try.ts';

/** `npm run e2e`: the dashboard in a real Chromium, against a real server and the sandbox vendor. */
export default defineConfig({
  test: {
    include: ['test/dashboard/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Each file has a server, a vendor and a browser: two cores are busy with one.
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    ...SECOND_TRY,
  },
});
