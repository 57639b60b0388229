import type { Inbox, SourceFiles } from '../../connectors/kit/files.ts';
import type { Connector } from '../../connectors/kit/manifest.ts';
import type { Engine } from '../engine.ts';
import { NO_FILES } from '../no-files.ts';
import { NotYet } from '../not-yet.ts';
import { collectFiles } from './collect.ts';
import { isCollected } from './open-place.ts';
import { sourceFiles } from './source-files.ts';
import { surveyAgain } from './survey-again.ts';

/** Whose files are read. */
interface FilesOwner {
  organizationId: string;
  connectionId: string;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
}

/**
 * The files of a connection for one step of its connector. Where they are left in a place, it is looked into when a walk
 * begins, and again when it comes to its end; of several walks in one step only with the first. A look is bounded; a walk
 * does not begin before all that the place held is in, since it would vouch for dates of which a file is still lying
 * there (promises 4 and 12).
 *
 * @param signal ends a look into the place
 * @returns files whose `next` throws NotYet while there is more to be taken in
 */
export function openFiles(engine: Engine, owner: FilesOwner, signal: AbortSignal): SourceFiles {
  const { organizationId, connectionId, connector, credentials } = owner;
  const { inbox } = connector;
  if (!inbox) return NO_FILES;
  const files = surveyed(engine, connectionId, inbox, signal);
  if (!isCollected(credentials)) return files;
  const from = { organizationId, connectionId, inbox, credentials };
  const looked = { begin: false, end: false };
  return {
    ...files,
    async next(ask, after) {
      const known = after === null ? null : await files.next(ask, after);
      const when = after === null ? 'begin' : 'end';
      if (known || looked[when]) return known ?? files.next(ask, after);
      const taken = await collectFiles(engine, from, signal);
      // What a walk meets at its end came while it was under way, and is the next one's: nothing was vouched for it.
      if (after === null && taken === 'more')
        throw new NotYet('The place holds more files than one look takes in.', engine.clock.now());
      looked[when] = true;
      return files.next(ask, after);
    },
  };
}

/** The stored files, none of which is walked before all are surveyed by the profile of today. */
function surveyed(engine: Engine, connectionId: string, inbox: Inbox, signal: AbortSignal): SourceFiles {
  const files = sourceFiles(engine, connectionId);
  if (!inbox.revision) return files;
  return {
    ...files,
    async next(ask, after) {
      if (after === null && (await surveyAgain(engine, connectionId, inbox, signal)) === 'more')
        throw new NotYet('Files are being surveyed anew, by another profile.', engine.clock.now());
      return files.next(ask, after);
    },
  };
}
