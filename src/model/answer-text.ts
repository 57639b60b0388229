/**
 * A stored record as the API and webhooks show it: the mapped text with our own fields appended, never parsed
 * again.
 *
 * @param tags undefined where the resource takes none
 */
export function answerText(text: string, created: Date, updated: Date, tags: unknown): string {
  const ours = [
    ...(tags === undefined ? [] : [`"trackstar_tags":${JSON.stringify(tags)}`]),
    `"trackstar_created_date":"${wholeSecond(created)}"`,
    `"trackstar_updated_date":"${wholeSecond(updated)}"`,
  ].join(',');
  return `${text.slice(0, text.lastIndexOf('}'))},${ours}}`;
}

function wholeSecond(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
