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

let written = { at: Number.NaN, text: '' };

/** Records of a list mostly share their stamps, since a page is written under one: what was written last is kept. */
function wholeSecond(date: Date): string {
  const at = date.getTime();
  if (at !== written.at) written = { at, text: `${date.toISOString().slice(0, 19)}Z` };
  return written.text;
}
