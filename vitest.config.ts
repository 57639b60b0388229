import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SECOND_TRY } from './test/support/second-try.ts';

/** What takes longest begins first, or one of two workers would be idle while the other is still at it. */
const LONGEST = [
  'test/torture/',
  'test/cli/',
  'test/clients/',
  'test/vendors/',
  'test/store/',
  'test/api/read/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((folder) => moduleId.includes(`/${folder}`));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Drills, mutants and the long torture run start processes of their own, the dashboard needs a browser: suites with
    // their own command.
    exclude: ['test/drills/**', 'test/mutants/**', 'test/dashboard/**', 'node_modules/**'],
    globalSetup: ['test/support/global-setup.ts'],
    // Two cores and one real Postgres: more files at once only makes each slower.
    maxWorkers: 2,
    // Of test/vendors/year.test.ts, the only one with tests side by side.
    maxConcurrency: 8,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes when the machine has the time; one second is little beside another file.
    expect: { poll: { timeout: 30_000 } },
    ...SECOND_TRY,
  },
});
