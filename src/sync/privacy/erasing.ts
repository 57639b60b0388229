import { BackhaulError, invalidField } from '../../model/index.ts';
import { inTransaction, isRetryable } from '../../store/database.ts';
import { nextWords, writeWords } from '../../store/queries/erasure-words.ts';
import {
  beginWalk,
  endErasure,
  insertErasure,
  noteSpread,
  type OpenErasure,
  openErasures,
  openWalks,
  unspread,
} from '../../store/queries/erasures.ts';
import { underLock } from '../../store/queries/lock-connection.ts';
import { suppress } from '../../store/queries/suppression.ts';
import type { Engine } from '../engine.ts';
import { jsonOf } from './erase-records.ts';
import { erasedWords } from './erased-words.ts';
import { privacyKey, signHash } from './privacy.ts';
import { type Keyring, recognise } from './recognise.ts';
import { type Person, signsOfPerson } from './signs.ts';
import { type Walk, type WalkPlace, walkPart } from './walk.ts';

/** Erasures and connections that one round looks at, and for how long, in milliseconds. */
const ERASURES_AT_ONCE = 10;
const CONNECTIONS_AT_ONCE = 20;
const ROUND_MS = 2000;

/**
 * Has a person erased. From the answer on, whatever a worker takes up is stored without him; what is stored already is
 * gone through by {@link Erasing}. Who he is stands nowhere, only keyed hashes of what he is known by.
 *
 * @returns the erasure's id
 * @throws BackhaulError invalid for what names nobody
 */
export async function erasePerson(engine: Engine, organizationId: string, person: Person): Promise<string> {
  const signs = signsOfPerson(person);
  refuseUnknown(person, signs);
  const key = await privacyKey(engine.pool, engine.sealer, organizationId);
  const erasureId = engine.newId();
  await inTransaction(engine.pool, async (tx) => {
    await insertErasure(tx, organizationId, erasureId);
    await suppress(
      tx,
      organizationId,
      signs.map((sign) => signHash(key, sign)),
    );
  });
  return erasureId;
}

/** @throws BackhaulError invalid; it repeats nothing of what was sent */
function refuseUnknown({ email, phone, full_name: name }: Person, signs: readonly string[]): void {
  const has = (kind: string) => signs.some((sign) => sign.startsWith(`${kind}:`));
  if (email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email.trim()))
    throw invalidField('email', 'must be an e-mail address.');
  if (phone !== undefined && !has('phone')) throw invalidField('phone', 'must have 7 to 15 digits.');
  if (name !== undefined && !has('place'))
    throw invalidField(
      'full_name',
      'must have two words at least, and stand with an address1 or a postal_code that has a number in it: many people have the same name.',
    );
  if (signs.length === 0)
    throw new BackhaulError(
      'invalid',
      'Say who it is: an email, a phone, or a full_name with an address1 or a postal_code.',
    );
}

/**
 * Carries erasures out, in bounded parts: tells every connection, goes through what each holds, and says when all of it
 * is done. Any number of processes may do this at once.
 */
export class Erasing {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** One round, of some seconds at most. */
  async round(): Promise<void> {
    const began = performance.now();
    const inTime = () => performance.now() - began < ROUND_MS;
    for (const erasure of await openErasures(this.#engine.pool, ERASURES_AT_ONCE)) {
      if (!inTime()) return;
      await this.#spread(erasure, inTime);
      if (erasure.spread) await this.#walk(erasure, inTime);
    }
  }

  async #spread(erasure: OpenErasure, inTime: () => boolean): Promise<void> {
    const { pool } = this.#engine;
    while (!erasure.spread && inTime()) {
      const ids = await unspread(pool, erasure.organization_id, erasure.spread_to, CONNECTIONS_AT_ONCE);
      for (const connectionId of ids) {
        await underLock(pool, connectionId, async (tx) => {
          if (!(await beginWalk(tx, connectionId, erasure.erasure_id))) return;
          await this.#engine.wake(tx, connectionId);
        });
        this.#engine.hint('cancel', connectionId);
      }
      erasure.spread_to = ids.at(-1) ?? erasure.spread_to;
      erasure.spread = ids.length < CONNECTIONS_AT_ONCE;
      await noteSpread(pool, erasure, erasure.spread_to, erasure.spread);
    }
  }

  async #walk(erasure: OpenErasure, inTime: () => boolean): Promise<void> {
    const { pool, sealer } = this.#engine;
    const organizationId = erasure.organization_id;
    const keyring = { organizationId, key: await privacyKey(pool, sealer, organizationId) };
    for (;;) {
      const walks = await openWalks(pool, erasure.erasure_id, CONNECTIONS_AT_ONCE);
      if (walks.length === 0) break;
      for (const { connection_id, place } of walks) {
        const walk: Walk = {
          connectionId: connection_id,
          erasureId: erasure.erasure_id,
          place: place as WalkPlace | null,
        };
        do {
          if (!inTime()) return;
          walk.place = await this.#part(keyring, walk);
        } while (walk.place);
      }
    }
    for (const table of ['request_log', 'consent'] as const) await this.#wordsOf(table, keyring);
    await endErasure(pool, erasure);
  }

  async #part(keyring: Keyring, walk: Walk): Promise<WalkPlace | null> {
    try {
      return await walkPart(this.#engine, keyring, walk);
    } catch (error) {
      // The next round tries it again.
      if (isRetryable(error)) return null;
      throw error;
    }
  }

  /** What was asked of the API: a search for him, say. Repeated from its start where it is not ended. */
  async #wordsOf(table: 'request_log' | 'consent', keyring: Keyring): Promise<void> {
    const { pool } = this.#engine;
    for (let after: string | null = null; ; ) {
      const { rows, more } = await nextWords(pool, table, keyring.organizationId, after);
      const suspects = rows.map(({ words }) => ({ values: words.map((text) => text && jsonOf(text)) }));
      const { has, tells } = await recognise(pool, keyring, suspects);
      for (const [at, row] of rows.entries())
        if (has(at)) await writeWords(pool, table, keyring.organizationId, erasedWords(row, tells));
      if (!more) return;
      after = rows.at(-1)!.key;
    }
  }
}
