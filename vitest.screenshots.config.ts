import { defineConfig } from 'vitest/config';

/** `npm run screenshots`: draws docs/screenshots anew, from the server, vendors and browser that the dashboard's tests use. */
export default defineConfig({
  test: {
    include: ['scripts/screenshots.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 900_000,
    hookTimeout: 600_000,
  },
});
