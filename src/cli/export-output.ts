import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { EXIT, Refusal, reasonOf } from './refusal.ts';

/** Where an export goes, part by part. */
export interface ExportOutput {
  /** Resolves when the next part may come, so that a slow reader slows the writer. */
  write(text: string): Promise<void>;
  /** It is complete. */
  finish(): Promise<void>;
  /** It is not, and nothing that looks like an export is to stay. */
  discard(): void;
}

/** Opens the file, or standard output where none is named. @throws Refusal when it must not be written to */
export async function openOutput(file: string | undefined): Promise<ExportOutput> {
  if (file !== undefined) return openFile(file);
  if (process.stdout.isTTY)
    throw new Refusal(
      'An export is for programs and would only run over your terminal: name a file with --output, or send it on ("backhaul export … | gzip > file.gz").',
      EXIT.usage,
    );
  const { write } = writer(process.stdout, 'standard output');
  return { write, finish: async () => {}, discard: () => {} };
}

async function openFile(file: string): Promise<ExportOutput> {
  if (existsSync(file))
    throw new Refusal(`${file} exists already. Name another file, or move that one away.`, EXIT.usage);
  // Under another name until it is complete, and for nobody else to read: it holds customers' data.
  const draft = `${file}.${process.pid}.partial`;
  const stream = createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true });
  const { write, failed } = writer(stream, file);
  await Promise.race([once(stream, 'open'), failed]);
  return {
    write,
    async finish() {
      stream.end();
      await Promise.race([once(stream, 'close'), failed]);
      renameSync(draft, file);
    },
    discard() {
      stream.destroy();
      rmSync(draft, { force: true });
    },
  };
}

function writer(stream: Writable, name: string) {
  const failed = new Promise<never>((_, reject) => {
    stream.on('error', (error) =>
      reject(
        new Refusal(
          `The export could not be written to ${name}: ${reasonOf(error)}. What was written is not complete.`,
        ),
      ),
    );
  });
  failed.catch(() => {}); // told by the write that waits
  const write = (text: string): Promise<void> =>
    Promise.race([failed, new Promise<void>((resolve) => stream.write(text, () => resolve()))]);
  return { write, failed };
}
