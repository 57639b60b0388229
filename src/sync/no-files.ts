import type { SourceFiles } from '../connectors/kit/files.ts';

/** The files of a connection whose source sends none. */
export const NO_FILES: SourceFiles = {
  next: async () => null,
  find: async () => null,
  mentions: async () => [],
  async *read() {},
};
