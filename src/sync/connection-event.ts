import type { ConnectionEvent, FILE_EVENT } from '../model/index.ts';
import type { EventWrite } from '../store/queries/write-events.ts';
import type { OpenRun } from './connection-view.ts';
import type { Engine } from './engine.ts';

/**
 * An event that is about no record: of a connection, or of a file that came in.
 *
 * @param run what found it; null where no run did
 */
export function connectionEvent(
  engine: Engine,
  type: ConnectionEvent | typeof FILE_EVENT,
  data: Readonly<Record<string, unknown>>,
  run: Pick<OpenRun, 'runId' | 'kind'> | null,
): EventWrite {
  return {
    eventId: engine.newId(),
    type,
    resource: null,
    recordId: null,
    recordVersion: null,
    runId: run?.runId ?? null,
    kind: run?.kind ?? null,
    historical: run?.kind === 'on_demand' || run?.kind === 'initial',
    data: JSON.stringify(data),
    previous: null,
  };
}
