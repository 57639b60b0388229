import type { SourceFiles } from '../../connectors/kit/files.ts';
import type { Connector } from '../../connectors/kit/manifest.ts';
import type { Engine } from '../engine.ts';
import { NO_FILES } from '../no-files.ts';
import { collectFolder } from './collect-folder.ts';
import { sourceFiles } from './source-files.ts';

/** Whose files are read. */
interface FilesOwner {
  organizationId: string;
  connectionId: string;
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
}

/**
 * The files of a connection for one step of its connector. Where they are left in a folder, the folder is looked into
 * when a walk begins, and again when it comes to its end: a look is bounded, and there may be more.
 *
 * @param signal ends a look into the folder
 */
export function openFiles(engine: Engine, owner: FilesOwner, signal: AbortSignal): SourceFiles {
  const { organizationId, connectionId, connector, credentials } = owner;
  const { inbox } = connector;
  if (!inbox) return NO_FILES;
  const files = sourceFiles(engine, connectionId);
  if (credentials.source_type !== 'folder') return files;
  const from = { organizationId, connectionId, inbox, folder: credentials.folder ?? '' };
  return {
    ...files,
    async next(ask, after) {
      const known = after === null ? null : await files.next(ask, after);
      if (known) return known;
      await collectFolder(engine, from, signal);
      return files.next(ask, after);
    },
  };
}
