import { deleteConnection } from '../sync/delete-connection.ts';
import { ask } from './ask.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';

/** `connections delete <connection>`: asks a person first, and a program for `--yes`. */
export function deleteOne(
  settings: Settings,
  name: string,
  { yes, json }: { yes?: boolean; json?: boolean },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const found = await findByName(engine.pool, name);
    const {
      connection_id: id,
      integration_type: type,
      integration_name: slug,
      customer_id: customer,
    } = found;
    if (!yes)
      await confirm(`${type}/${slug}${customer === null ? '' : `, customer ${customer}`} (${id})`, json);
    await deleteConnection(engine, id);
    if (json) printJson({ id, object: 'connection', deleted: true });
    else
      new Screen().say(
        `The connection ${id} is deleted: its token is refused, and its credentials are gone. What was stored of it is cleared by a running worker, which may take minutes.`,
      );
    return EXIT.ok;
  });
}

/** @throws Refusal unless a person says yes */
async function confirm(what: string, json: boolean | undefined): Promise<void> {
  if (!process.stdin.isTTY || !process.stderr.isTTY || json)
    throw new Refusal(
      `Deleting ${what} cannot be taken back, so it is not done without being asked for twice. Nothing was changed. Add --yes to delete it.`,
      EXIT.usage,
    );
  const answer = await ask(
    `Delete ${what} with everything that was read from it? It cannot be taken back. Type "yes" to delete it: `,
    { hidden: false },
  );
  if (answer.trim().toLowerCase() !== 'yes') throw new Refusal('Nothing was changed.');
}
