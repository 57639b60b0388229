/** What results of a 997 (or 999) mean, in words. */
const RESULTS: Readonly<Record<string, string>> = {
  A: 'accepted',
  E: 'accepted with errors',
  P: 'partly accepted',
  R: 'rejected',
  M: 'rejected (message authentication failed)',
  W: 'rejected (assurance failed)',
  X: 'rejected (could not be decrypted)',
};

/** What an acknowledgement says of the group it answers, a sentence each. It confirms the form, not the order. */
export function acknowledged(segments: readonly (readonly string[])[]): string[] {
  const sentences: string[] = [];
  const ak1 = segments.find(([name]) => name === 'AK1');
  const ak9 = segments.find(([name]) => name === 'AK9');
  sentences.push(`Acknowledges group ${ak1?.[2] ?? '?'} (${ak1?.[1] ?? '?'}): ${words(ak9?.[1])}.`);
  let set: readonly string[] | undefined;
  for (const segment of segments) {
    if (segment[0] === 'AK2') set = segment;
    const isResult = segment[0] === 'AK5' || segment[0] === 'IK5';
    if (isResult && segment[1] !== 'A')
      sentences.push(`Acknowledges document ${set?.[2] ?? '?'} (${set?.[1] ?? '?'}): ${words(segment[1])}.`);
  }
  return sentences;
}

function words(result: string | undefined): string {
  return result !== undefined && Object.hasOwn(RESULTS, result)
    ? RESULTS[result]!
    : `result ${result ?? 'missing'}`;
}
