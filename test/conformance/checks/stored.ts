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
    // What a sweep found without a date may have one by now. That nothing of a window lacks its date, `sizes` sees.
    const undated = [...stored.values()].some(({ data }) => fn.basisDate(data) === null);
    const known = new Set(undated ? bench.simulator.truth(fn.name).map((held) => held.id) : []);
    const resource = resourceOfFunction(subject.connector.type, fn.name);
    for (const { id, data } of stored.values()) {
      const problems = validateRecord(resource, data);
      must(problems.length === 0, `${id}: ${problems[0]}`);
      const date = fn.basisDate(data);
      const dated = date === null ? fn.basis === 'none' || known.has(id) : fn.basis !== 'none';
      must(
        dated && (date === null || !Number.isNaN(Date.parse(date))),
        `${id}: basisDate gives ${date}, with basis ${fn.basis} (null is for a snapshot, and for what a sweep found that has no date yet, which the simulator's truth lists without a window)`,
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
