import { systemClock } from '../sync/clock.ts';
import type { Engine } from '../sync/engine.ts';
import { findAttempts } from '../webhooks/attempts.ts';
import { outboundAgent } from '../webhooks/outbound.ts';
import { NO_END, type ReplayAsk, replay } from '../webhooks/replay.ts';
import { readSecret, rotateSecret } from '../webhooks/rotate-secret.ts';
import { testEndpoint } from '../webhooks/test-endpoint.ts';
import { findByName } from './connections-find.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { readWindow } from './sync-window.ts';
import { tableLines } from './table.ts';
import { attemptRows } from './webhooks-describe.ts';
import { findEndpointByName } from './webhooks-find.ts';
import { readSecretFile } from './webhooks-options.ts';
import { withEngine } from './with-engine.ts';
import { count, counted, instantText } from './words.ts';

interface Json {
  json?: boolean;
}

/** `webhooks secret <endpoint>`: the secret alone, so that a shell can take it. */
export function showSecret(settings: Settings, name: string, { json }: Json): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id } = await findEndpointByName(engine.pool, name);
    const shown = await readSecret(engine, organization_id, endpoint_id);
    if (json) printJson({ id: endpoint_id, ...shown });
    else new Screen().say(shown.secret);
    return EXIT.ok;
  });
}

/** `webhooks rotate <endpoint>`. */
export function rotateOne(
  settings: Settings,
  name: string,
  { secretFile, json }: Json & { secretFile?: string },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id } = await findEndpointByName(engine.pool, name);
    const given = await readSecretFile(secretFile);
    const shown = await rotateSecret(engine, organization_id, endpoint_id, given);
    if (json) {
      printJson({ id: endpoint_id, ...shown });
      return EXIT.ok;
    }
    const screen = new Screen();
    screen.fact('secret', shown.secret);
    if (shown.previous_until)
      screen.say(
        `It signs from now on. The one before signs beside it until ${instantText(shown.previous_until)}: give the receiver the new one before.`,
      );
    return EXIT.ok;
  });
}

/** `webhooks test <endpoint>`. @returns 1 when it did not arrive */
export function testOne(
  settings: Settings,
  name: string,
  { event, json }: Json & { event?: string },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id, url } = await findEndpointByName(engine.pool, name);
    const dispatcher = outboundAgent(settings.webhookAllow);
    const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`;
    const outside = { dispatcher, publicUrl };
    const attempt = await testEndpoint(engine, organization_id, endpoint_id, event, outside).finally(() =>
      dispatcher.destroy(),
    );
    const arrived = attempt.outcome === 'delivered';
    const screen = new Screen();
    if (json) printJson(attempt);
    else {
      screen.say(
        arrived
          ? `A made-up ${attempt.event_type} arrived at ${url}: status ${attempt.status} after ${count(attempt.duration_ms)} ms.`
          : screen.warning(
              `A made-up ${attempt.event_type} did not arrive at ${url}. ${attempt.error ?? ''}`,
            ),
      );
      if (attempt.response) screen.fact('it answered', attempt.response);
    }
    return arrived ? EXIT.ok : EXIT.failed;
  });
}

/** `webhooks replay <endpoint>`. */
export function replayOne(settings: Settings, name: string, options: Json & ReplayOptions): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id } = await findEndpointByName(engine.pool, name);
    const ask = await readReplay(engine, options);
    const events = await replay(engine, organization_id, endpoint_id, ask);
    if (options.json) printJson({ id: endpoint_id, events });
    else
      new Screen().say(
        events === 0
          ? 'There are no such events, or they are yet to be sent anyway.'
          : `${counted(events, 'event')} ${events === 1 ? 'follows' : 'follow'}. See how it goes with: backhaul webhooks show ${endpoint_id}`,
      );
    return EXIT.ok;
  });
}

/** `webhooks attempts <endpoint>`. */
export function listAttempts(
  settings: Settings,
  name: string,
  options: Json & { outcome?: string; event?: string; connection?: string; last?: string; limit: number },
): Promise<number> {
  return withEngine(settings, async ({ engine }) => {
    const { organization_id, endpoint_id } = await findEndpointByName(engine.pool, name);
    const { outcome, event, connection, last, limit } = options;
    const filters = {
      outcome,
      eventType: event,
      connectionId: connection && (await findByName(engine.pool, connection)).connection_id,
      since: last === undefined ? undefined : readWindow({ last }, systemClock.now()).start,
    };
    const ask = { after: null, limit };
    const { items } = await findAttempts(engine, organization_id, endpoint_id, filters, ask);
    const screen = new Screen();
    if (options.json) printJson({ data: items });
    else if (items.length === 0)
      screen.say('There are no such attempts. "backhaul webhooks show" says what is yet to be sent.');
    else for (const line of tableLines(attemptRows(items))) screen.say(line);
    return EXIT.ok;
  });
}

interface ReplayOptions {
  from?: string;
  to?: string;
  last?: string;
  connection?: string;
  onlyFailed?: boolean;
  eventId?: string;
}

async function readReplay(engine: Engine, options: ReplayOptions): Promise<ReplayAsk> {
  const { connection: name, eventId, onlyFailed = false } = options;
  const connectionId = name === undefined ? undefined : (await findByName(engine.pool, name)).connection_id;
  if (eventId === undefined) {
    const { start, end } = readWindow(options, systemClock.now());
    return { since: start, until: options.to === undefined ? NO_END : end, connectionId, onlyFailed };
  }
  if (connectionId !== undefined) return { connectionId, eventId };
  throw new Refusal(
    'Whose event? Give its --connection too, as "webhooks attempts --json" shows it.',
    EXIT.usage,
  );
}
