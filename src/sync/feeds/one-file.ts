import {
  type FoundMention,
  type Inbox,
  NotOurs,
  type SourceFile,
  type SourceFiles,
} from '../../connectors/kit/files.ts';

/** A file that is only tried, as if it were the only one that ever came in. */
export interface TriedFile {
  files: SourceFiles;
  warnings: string[];
  problem: string | null;
}

/** Surveys a file that is in memory, and gives it to be read. */
export async function oneFile(inbox: Inbox, name: string, bytes: Buffer): Promise<TriedFile> {
  const { facts, mentions, warnings, problem } = await surveyed(inbox, name, bytes);
  const file: SourceFile = { id: 'tried', name, facts, problem };
  const files: SourceFiles = {
    next: async (_ask, after) => (after === null ? file : null),
    find: async () => file,
    mentions: async (names) =>
      mentions
        .filter((mention) => names.includes(mention.name))
        .map((mention): FoundMention => ({ ...mention, file })),
    async *read(_id, offset) {
      if (offset < bytes.length) yield bytes.subarray(offset);
    },
  };
  return { files, warnings, problem };
}

async function surveyed(inbox: Inbox, name: string, bytes: Buffer) {
  async function* all() {
    yield bytes;
  }
  try {
    if (bytes.length === 0) throw new NotOurs('The file is empty.');
    if (name.search(inbox.fileName) < 0)
      throw new NotOurs('The name of the file is none that the profile means (documents, file_name).');
    const { facts, mentions = [], warnings } = await inbox.survey(all(), name);
    return { facts, mentions, warnings, problem: null };
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error;
    return { facts: null, mentions: [], warnings: [], problem: error.message };
  }
}
