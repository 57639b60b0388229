import { validate } from 'uuid';
import { NotThere, type Wanted, writeExport } from '../store/export/write-export.ts';
import { openOutput } from './export-output.ts';
import { withToolSession } from './export-session.ts';
import { EXIT, Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';
import { count, counted } from './words.ts';

interface ExportOptions {
  connection?: string;
  organization?: string;
  output?: string;
  json?: boolean;
}

/** `export`: writes all that is held of a connection or an organization. @returns the exit code */
export async function runExport(settings: Settings, options: ExportOptions): Promise<number> {
  const wanted = readWanted(options);
  const output = await openOutput(options.output);
  const began = performance.now();
  let rows: Record<string, number>;
  let bytes = 0;
  try {
    rows = await withToolSession(settings, 'backhaul-export', async (session) => {
      const parts = writeExport(session, wanted);
      for (;;) {
        const { value, done } = await parts.next();
        if (done) return value;
        bytes += Buffer.byteLength(value);
        await output.write(value);
      }
    });
    await output.finish();
  } catch (error) {
    output.discard();
    if (!(error instanceof NotThere)) throw error;
    throw new Refusal(
      `There is no ${wanted.of} with the id ${wanted.id}. "backhaul ${wanted.of === 'connection' ? 'connections' : 'keys'} list" shows the ids.`,
    );
  }
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const summary = options.json
    ? JSON.stringify({ [wanted.of]: wanted.id, rows, bytes, seconds: (performance.now() - began) / 1000 })
    : `Exported ${counted(rows.connection ?? 0, 'connection')}: ${counted(all, 'row')}, of them ${counted(rows.record ?? 0, 'record')}, in ${count(bytes)} bytes.`;
  // Standard output may be the export.
  (options.output === undefined ? process.stderr : process.stdout).write(`${summary}\n`);
  return EXIT.ok;
}

function readWanted({ connection, organization }: ExportOptions): Wanted {
  const id = (connection ?? organization)?.toLowerCase();
  if (id === undefined)
    throw new Refusal('Say what to export: --connection <id> or --organization <id>.', EXIT.usage);
  const of = connection === undefined ? 'organization' : 'connection';
  if (!validate(id))
    throw new Refusal(
      `"${id.slice(0, 64)}" is no id of a${of === 'organization' ? 'n' : ''} ${of}.`,
      EXIT.usage,
    );
  return { of, id };
}
