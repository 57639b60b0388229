/** What a vendor's own documents show as answers is mapped, and has all that a record must have. */
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { type Check, must } from '../check.ts';
import { SPECIFICATIONS, samplesFor } from '../specifications/index.ts';

export const samples: Check = {
  name: 'samples',
  skips: ({ name }, fn) =>
    SPECIFICATIONS[name]?.samples?.[fn.name] ? null : 'the vendor shows no answer of such a kind',
  async run({ connector }, fn) {
    const raws = samplesFor(SPECIFICATIONS[connector.name]!, fn.name);
    if (!raws) return 'skipped';
    must(raws.length > 0, 'the document has no samples any more where there were some');
    const resource = resourceOfFunction(connector.type, fn.name);
    const records: Record<string, unknown>[] = [];
    for (const [place, raw] of raws.entries()) {
      const record = JSON.parse(JSON.stringify(fn.map(raw)));
      const problems = validateRecord(resource, record);
      must(problems.length === 0, `sample ${place}: ${problems[0]}`);
      must(fn.idOf(raw) === record.id, `sample ${place}: idOf gives ${fn.idOf(raw)}, map ${record.id}`);
      must(
        fn.basis === 'none' || fn.basisDate(record) !== null,
        `sample ${place}: it has no date that windows could be compared with`,
      );
      records.push(record);
    }
    // Some show a row with but a few of its fields, or a word that stands for any.
    const some = (field: string, holds: (value: unknown) => boolean) =>
      records.every((record) => !(field in record)) || records.some((record) => holds(record[field]));
    must(
      some('line_items', (lines) => (lines as unknown[]).length > 0),
      'no sample has any lines',
    );
    must(
      some('status', (status) => status !== 'other'),
      'no sample has a status that is known',
    );
    return undefined;
  },
};
