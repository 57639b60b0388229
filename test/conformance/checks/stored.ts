/** What is stored of a reading. */
import { resourceOfFunction, validateRecord } from '../../../src/model/index.ts';
import { type Check, must } from '../check.ts';
import { readAlready } from './windows.ts';

/** Every record fits the model, and keeps what the vendor sent beside it. */
export const schema: Check = {
  name: 'schema, raw kept',
  skips: () => null,
  async run(subject, fn) {
    const bench = await subject.dense();
    const trial = await readAlready(bench, fn);
    const quarantined = await trial.quarantined();
    must(quarantined.length === 0, `${quarantined.length} records could not be mapped: ${quarantined[0]}`);
    const stored = await trial.stored(fn);
    must(stored.size > 0, 'nothing was stored');
    const resource = resourceOfFunction(subject.connector.type, fn.name);
    for (const { id, data } of stored.values()) {
      const problems = validateRecord(resource, data);
      must(problems.length === 0, `${id}: ${problems[0]}`);
      const date = fn.basisDate(data);
      must(
        fn.basis === 'none' ? date === null : date !== null && !Number.isNaN(Date.parse(date)),
        `${id}: basisDate gives ${date}, with basis ${fn.basis}`,
      );
    }
    const raws = await bench.rows<{ id: string; payload: string }>(
      'SELECT id, payload FROM raw WHERE connection_id = $1 AND resource = $2',
      [trial.connectionId, resource.name],
    );
    must(raws.length === stored.size, `${stored.size - raws.length} records have no raw payload`);
    for (const { id, payload } of raws) {
      const mapped = fn.map(JSON.parse(payload));
      must(mapped.id === id, `the raw payload of ${id} is mapped to ${mapped.id}`);
    }
  },
};
