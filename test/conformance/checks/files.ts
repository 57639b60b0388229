/** Files do not come as they should: cut off, in the wrong order, twice, and late. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { DAY, settle } from '../bench.ts';
import { type Check, completed, must } from '../check.ts';

export const files: Check = {
  name: 'files',
  skips: ({ inbox }) => (inbox ? null : 'it is asked, and sends no files'),
  async run(subject, fn) {
    const bench = await subject.own();
    const drawer = mkdtempSync(join(tmpdir(), 'backhaul-drawer-'));
    const { folder, clock } = bench;
    try {
      const names = readdirSync(folder!).toSorted();
      must(
        names.length > 2,
        `the simulator leaves ${names.length} files of 17 days; it takes three at least`,
      );
      for (const name of names) renameSync(join(folder!, name), join(drawer, name));
      const put = (name: string, as = name) => copyFileSync(join(drawer, name), join(folder!, as));
      const trial = await bench.connect();
      const all = { start: new Date(clock.elapsed() - 200 * DAY), end: clock.now() };
      const read = async (window = all) => {
        settle(folder!);
        const job = await trial.read(fn, window);
        completed(job, 'a folder');
        return job;
      };

      // Each of them, for of several functions every file may tell of another.
      const cuts = names.map((name) => `${basename(name, extname(name))}-cut-off${extname(name)}`);
      for (const [nth, name] of names.entries()) {
        const whole = readFileSync(join(drawer, name));
        writeFileSync(join(folder!, cuts[nth]!), whole.subarray(0, middleOf(whole)));
      }
      const broken = await read();
      must(
        // Of a snapshot only what is whole is looked at.
        fn.basis === 'none' || broken.report.records_quarantined > 0,
        'a file that was cut off in the middle of a row was read, and nothing was put aside',
      );
      const [late, ...rest] = names;
      for (const name of rest.toReversed()) put(name);
      await read();
      for (const cut of cuts) rmSync(join(folder!, cut));
      put(late!);
      // Its records are older than this; it is found by its coming.
      await read({ start: new Date(clock.elapsed() - DAY), end: clock.now() });
      const held = bench.simulator.truth(fn.name, { from: all.start, to: all.end });
      await trial.compare(fn, held, 'after a file that was cut off, and came again late and whole');
      const left = await bench.rows<{ reason: string }>(
        'SELECT reason FROM quarantine WHERE connection_id = $1',
        [trial.connectionId],
      );
      must(
        left.length === 0,
        `the whole file did not take the place of the one that was cut off: ${left[0]?.reason}`,
      );

      put(names[1]!, `${basename(names[1]!, extname(names[1]!))}-again${extname(names[1]!)}`);
      settle(folder!);
      const job = await trial.read(fn, all);
      completed(job, 'a file that came twice');
      const { records_new, records_changed } = job.report;
      must(records_new + records_changed === 0, 'a file that came twice, byte for byte, wrote records');
      await trial.compare(fn, held, 'after a file that came twice');
    } finally {
      rmSync(drawer, { recursive: true });
      await bench.close();
    }
  },
};

/** Somewhat behind the middle of a file, and not at the end of a line. */
function middleOf(bytes: Buffer): number {
  const place = Math.floor(bytes.length * 0.6);
  return /[\r\n]/.test(bytes.subarray(place - 2, place).toString('latin1')) ? place + 4 : place;
}
