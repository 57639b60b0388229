/** Round numbers from 0 to the first that is not below `most`: at most `count` steps. */
export function roundSteps(most: number, count: number): number[] {
  const rough = Math.max(most, 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough,
    1,
  );
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, number) => number * step);
}

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** Round times from 0 on, at most `count` steps, in milliseconds. */
export function timeSteps(most: number, count: number): number[] {
  const seconds =
    SECONDS.find((size) => most / 1000 / size <= count) ?? Math.ceil(most / 1000 / count / 86_400) * 86_400;
  return Array.from(
    { length: Math.floor(most / 1000 / seconds) + 1 },
    (_, number) => number * seconds * 1000,
  );
}
