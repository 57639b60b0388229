/** A server-sent event. */
export interface ServerEvent {
  id: string;
  data: string;
}

/**
 * The events of a text/event-stream with their data, as they come in. Ends where the stream does, or breaks off.
 *
 * @throws the signal's reason when it is aborted
 */
export async function* eventsOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of body) {
      text += decoder.decode(bytes, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const event = eventIn(block);
        if (event) yield event;
      }
    }
  } catch {
    signal.throwIfAborted();
  }
}

/** A comment, or a block without data, is none. */
function eventIn(block: string): ServerEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')] as const;
    }),
  );
  const data = fields.get('data');
  return data === undefined ? null : { id: fields.get('id') ?? '', data };
}
