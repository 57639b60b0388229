import { v7 } from 'uuid';
import { type ImportOptions, importExport } from '../../../src/store/export/import-export.ts';
import { openExport } from '../../../src/store/export/read-export.ts';
import { openToolSession, type ToolSession } from '../../../src/store/export/session.ts';
import { type Wanted, writeExport } from '../../../src/store/export/write-export.ts';

async function inSession<T>(url: string, work: (session: ToolSession) => Promise<T>): Promise<T> {
  const session = await openToolSession(url, 'test');
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

/** All of an export as text. */
export function exported(url: string, wanted: Wanted): Promise<string> {
  return inSession(url, async (session) => {
    let text = '';
    for await (const part of writeExport(session, wanted)) text += part;
    return text;
  });
}

/** Imports a text, in pieces that end anywhere. */
export function imported(url: string, text: string, options: Partial<ImportOptions> = {}) {
  return inSession(url, async (session) =>
    importExport(session, await openExport(pieces(text)), { id: v7(), trySecrets: () => {}, ...options }),
  );
}

/** A stream of a text whose pieces do not end where its lines or characters do. */
export async function* pieces(text: string, size = 1021): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What must be the same in two exports of the same data: all lines but the first and the last. */
export function body(text: string): string[] {
  return text.trimEnd().split('\n').slice(1, -1);
}
