import type { Reporter, TestCase } from 'vitest/node';

/**
 * In the gate (`CI` is set) a test that fails is tried once more, and those that needed it are named at the end: see
 * docs/decisions/0019. At a desk nothing is tried twice, nor in torture, where what fails once is a find.
 */
export const SECOND_TRY = process.env.CI
  ? { retry: 1, reporters: ['default', namesUnsteady()] satisfies (string | Reporter)[] }
  : {};

function namesUnsteady(): Reporter {
  const unsteady: string[] = [];
  return {
    onTestCaseResult(test: TestCase) {
      if (!test.diagnostic()?.flaky) return;
      const why = test.result().errors?.[0]?.message ?? 'no reason was given';
      unsteady.push(`${test.module.relativeModuleId} > ${test.fullName}: ${why.split('\n')[0]}`);
    },
    onTestRunEnd() {
      if (unsteady.length === 0) return;
      console.log(`\nPassed at the second try only, mend them:\n  ${unsteady.join('\n  ')}`);
    },
  };
}
