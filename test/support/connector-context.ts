import { sourceHttp } from '../../src/connectors/kit/http.ts';
import type { Context, QuotaSaid, Session } from '../../src/connectors/kit/manifest.ts';
import { NO_FILES } from '../../src/sync/no-files.ts';

/** What a connector is given, for asking a simulator without the engine. `taken` counts what further requests cost. */
export function connectorContext(
  baseUrl: string,
  credentials: Readonly<Record<string, string>>,
  more: {
    now: () => Date;
    timeoutMs?: number;
    session?: Session;
    take?: (cost: number) => void;
    told?: (said: QuotaSaid) => void;
  },
): Context {
  const { signal } = new AbortController();
  const { now, timeoutMs = 5000 } = more;
  return {
    http: sourceHttp({ signal, timeoutMs, now }),
    baseUrl,
    urls: {},
    credentials,
    session: more.session?.values ?? {},
    now,
    take: async (cost) => more.take?.(cost),
    told: (said) => more.told?.(said),
    files: NO_FILES,
    signal,
  };
}
