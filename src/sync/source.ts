import { isDeepStrictEqual } from 'node:util';
import { CredentialsRefused, RateLimited, Retryable } from '../connectors/kit/errors.ts';
import type { SourceFiles } from '../connectors/kit/files.ts';
import {
  type HttpOptions,
  refuse,
  type SourceAnswer,
  type SourceHttp,
  sourceHttp,
} from '../connectors/kit/http.ts';
import type {
  Account,
  Ask,
  Connector,
  Context,
  Cursor,
  Granted,
  Page,
  Session,
  SourceFunction,
} from '../connectors/kit/manifest.ts';
import type { PassedRequest } from '../connectors/kit/passthrough.ts';
import type { RequestWatch } from '../observe/index.ts';
import type { Engine } from './engine.ts';
import { guardedAgent } from './guarded-agent.ts';
import { hideIn, isSecretName, signingSecrets } from './hide-secrets.ts';
import { NO_FILES } from './no-files.ts';
import { NotYet } from './not-yet.ts';
import { accountKey, type Pause, type QuotaUse } from './quota.ts';

/** A session that ends sooner than this is renewed before it is used, in milliseconds. */
const RENEW_BEFORE_MS = 60_000;

/** A wait for an operation's own share that is longer than this, in milliseconds, is not waited out within a step. */
const LONGEST_NAP_MS = 3000;
/** Nor within a trial of credentials: nothing could look again later, but a person waits. */
const LONGEST_TRIAL_NAP_MS = 20_000;

/** Pauses before each look for a session that another process was given: it is kept a moment after it was given. */
const LOOK_AFTER_MS = [0, 250, 1000];

/** Largest answer that is passed on, in bytes. */
const PASSED_BYTES = 4 * 1024 * 1024;
/** For hosts that no operator and no manifest has named: an account's own, and those that the source leads to. */
const GUARDED = guardedAgent({ allow: [], setting: 'BACKHAUL_SOURCE_URLS' });

/**
 * A step that did nothing, because an operation's own share of the quota is used up, or files are still coming in; to
 * be taken again from its cursor.
 */
export interface Postponed {
  kind: 'postponed';
  until: Date;
}

/** What a source is spoken to with. */
export interface SourceAccess {
  connector: Connector;
  credentials: Readonly<Record<string, string>>;
  /** The session it had last, however old. */
  session: Session | null;
  /** Keeps a session that was just given, before it is used: a refresh token may count only once. */
  keep: (session: Session) => Promise<void>;
  /** The session that is kept now, which another process may have renewed; left out where there is no other. */
  newest?: () => Promise<Session | null>;
  /** The files that came in for it; none while the credentials are only tried. */
  files?: (signal: AbortSignal) => SourceFiles;
}

/** One account at one source: makes what a connector is given, and keeps it signed in. */
export class Source {
  readonly #engine: Engine;
  readonly #access: SourceAccess;
  #session: Session | null;
  /** A sign-in under way; whoever else needs one waits for it, since a refresh token may count only once. */
  #signingIn: Promise<void> | null = null;

  constructor(engine: Engine, access: SourceAccess) {
    this.#engine = engine;
    this.#access = access;
    this.#session = access.session;
  }

  /**
   * One step of a function.
   *
   * @param use who its further requests are for; the first is paid
   * @returns the page, and what the source's clock said in its last answer
   * @throws what the connector throws; the database's errors while a session is kept
   */
  async page(
    fn: SourceFunction,
    ask: Ask,
    cursor: Cursor | null,
    signal: AbortSignal,
    watch: RequestWatch,
    use: QuotaUse = 'any',
  ): Promise<{ page: Page<unknown> | Postponed; sourceTime: Date | null }> {
    const http = this.#http(signal, watch);
    const context = this.#context(http, signal, use, LONGEST_NAP_MS);
    try {
      const page = await this.#signedIn(context, fn.cost ?? 1, (ctx) => fn.page(ctx, ask, cursor));
      return { page, sourceTime: http.sourceTime };
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      return { page: { kind: 'postponed', until: error.until }, sourceTime: null };
    }
  }

  /** Whether the credentials work, and whose they are. @throws what the connector throws */
  async check(signal: AbortSignal): Promise<Account | null> {
    const { connector } = this.#access;
    const http = this.#http(signal, this.#engine.observe.apart(connector.name, 'check'));
    // A person waits for the answer.
    const context = this.#context(http, signal, 'fresh', LONGEST_TRIAL_NAP_MS);
    try {
      return await this.#signedIn(context, 1, async (ctx) => {
        await ctx.take(1);
        return await connector.check(ctx);
      });
    } catch (error) {
      // Our own pace, not the source's word: the account does not rest for it.
      throw error instanceof NotYet ? new RateLimited(error.message, error.until) : error;
    }
  }

  /** Trades what a customer came back with for credentials. @throws what the connector throws */
  async granted(granted: Granted, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
    const { connector } = this.#access;
    const http = this.#http(signal, this.#engine.observe.apart(connector.name, 'check'));
    const context = this.#context(http, signal, 'fresh', LONGEST_TRIAL_NAP_MS);
    const { authorize } = connector;
    if (!authorize) throw new Error(`${connector.name} has no consent to come back from`);
    return await authorize.exchange({ ...context, http: paid(http, () => context.take(1)) }, granted);
  }

  /**
   * Sends what a user worded, signed as the connector signs its own. A session that has ended is renewed.
   *
   * @returns the answer, whatever its status, with the secrets that the request was signed with
   * @throws what the connector throws, Terminal for a path that leads away; Retryable where no answer came
   */
  async pass(
    asked: PassedRequest,
    signal: AbortSignal,
    watch: RequestWatch,
  ): Promise<{ answer: SourceAnswer; secrets: string[] }> {
    const { connector } = this.#access;
    const { cost = 1, operation, said, sign } = connector.passthrough!;
    const context = this.#context(this.#http(signal, watch), signal, 'any', LONGEST_TRIAL_NAP_MS);
    const ended = new CredentialsRefused('The session has ended before its time.');
    const before: { refused?: { answer: SourceAnswer; secrets: string[] } } = {};
    const send = async (ctx: Context) => {
      const request = sign(ctx, asked);
      await context.take(cost, operation?.(asked) ?? undefined);
      const answer = await this.#httpTo(request.url, signal, watch).send(request);
      const given = { answer, secrets: signingSecrets(request.headers ?? {}, asked.headers) };
      // Nothing was done, so it may be sent once more.
      if (answer.status === 401 && connector.signIn && !before.refused) {
        before.refused = given;
        throw ended;
      }
      if (said) ctx.told(said(answer));
      if (answer.status === 429) await this.#obey(answer, request.url);
      return given;
    };
    try {
      return await this.#signedIn(context, 0, send);
    } catch (error) {
      if (error === ended && before.refused) return before.refused;
      throw error instanceof NotYet ? new RateLimited(error.message, error.until) : error;
    }
  }

  /** A user's request that was one too many: its answer is the user's, but the account rests. */
  async #obey(answer: SourceAnswer, url: string): Promise<void> {
    try {
      refuse(answer, new URL(url).host, this.#engine.clock.now());
    } catch (error) {
      if (error instanceof RateLimited) await this.#rest(error);
    }
  }

  /** The network side for an address that a user had a part in. */
  #httpTo(url: string, signal: AbortSignal, watch: RequestWatch): SourceHttp {
    const { baseUrl, urls = {} } = this.#access.connector;
    const places = [baseUrl, ...Object.values(urls)].filter((place) => URL.canParse(place));
    const isPlaced = places.some((place) => new URL(place).origin === new URL(url).origin);
    const dispatcher = this.#engine.dispatcher ?? (isPlaced ? undefined : GUARDED);
    return this.#http(signal, watch, { dispatcher, bodyBytes: PASSED_BYTES });
  }

  async #signedIn<T>(context: Context, cost: number, work: (ctx: Context) => Promise<T>): Promise<T> {
    try {
      return await this.#tried(context, cost, work);
    } catch (error) {
      if (error instanceof RateLimited) await this.#rest(error);
      throw error;
    }
  }

  async #tried<T>(context: Context, cost: number, work: (ctx: Context) => Promise<T>): Promise<T> {
    const { connector } = this.#access;
    const wasOpen = this.#session !== null && !this.#endsSoon(this.#session);
    if (connector.signIn && !wasOpen) await this.#signIn(context);
    const used = this.#session;
    try {
      return await work({ ...context, session: this.#values() });
    } catch (error) {
      // A session can end before its time; whether the credentials still work only a new one tells.
      const ended = error instanceof CredentialsRefused && error.code === 'credentials_refused';
      if (!ended || !connector.signIn || !wasOpen) throw error;
      // Unless another request of this connection has found that out meanwhile.
      if (this.#session === used) await this.#signIn(context);
      await context.take(cost);
      return await work({ ...context, session: this.#values() });
    }
  }

  /** Whatever was said to one connection holds for all of its account, in every process. */
  async #rest({ until }: RateLimited): Promise<void> {
    const reason = `${this.#access.connector.displayName} asked not to be asked before then.`;
    await this.#engine.quotas.pause(this.#account, until, reason);
  }

  get #account(): string {
    return accountKey(this.#access.connector, this.#access.credentials);
  }

  #signIn(context: Context): Promise<void> {
    this.#signingIn ??= this.#newSession(context).finally(() => {
      this.#signingIn = null;
    });
    return this.#signingIn;
  }

  async #newSession(context: Context): Promise<void> {
    if (await this.#foundNewer()) return;
    const http = paid(context.http, () => context.take(1));
    try {
      const session = await this.#access.connector.signIn!({ ...context, http }, this.#session);
      await this.#access.keep(session);
      this.#session = session;
    } catch (error) {
      // Another process may have used the refresh token up at the same moment: what it was given counts.
      if (!(error instanceof CredentialsRefused) || !(await this.#givenMeanwhile(context.signal)))
        throw error;
    }
  }

  /** Whether another process is given a session about now. */
  async #givenMeanwhile(signal: AbortSignal): Promise<boolean> {
    if (!this.#access.newest) return false;
    for (const ms of LOOK_AFTER_MS) {
      await this.#engine.clock.sleep(ms, signal);
      if (await this.#foundNewer()) return true;
    }
    return false;
  }

  /** Takes over the session that another process has been given since. @returns whether there is such a one */
  async #foundNewer(): Promise<boolean> {
    const kept = (await this.#access.newest?.()) ?? null;
    if (!kept || this.#endsSoon(kept) || isDeepStrictEqual(kept.values, this.#values())) return false;
    this.#session = kept;
    return true;
  }

  /**
   * A source's words without what it was told in confidence: some repeat what they were sent, and what they say goes
   * into answers and logs.
   */
  withoutSecrets(text: string): string {
    return hideIn(text, [...this.#confided(), ...Object.values(this.#values())]);
  }

  /**
   * An answer that is passed on, without what the source was told in confidence. What of a session is no secret, such
   * as the id of a tenant, stays.
   */
  passedOn(text: string, secrets: readonly string[]): string {
    const session = Object.entries(this.#values()).filter(([name]) => isSecretName(name));
    return hideIn(text, [...this.#confided(), ...session.map(([, value]) => value), ...secrets]);
  }

  #confided(): string[] {
    const { connector, credentials } = this.#access;
    return connector.credentials
      .filter((field) => field.secret)
      .flatMap(({ name }) => credentials[name] ?? []);
  }

  #values(): Readonly<Record<string, string>> {
    return this.#session?.values ?? {};
  }

  #endsSoon({ expiresAt }: Session): boolean {
    return expiresAt !== null && expiresAt.getTime() - this.#engine.clock.now().getTime() < RENEW_BEFORE_MS;
  }

  #http(
    signal: AbortSignal,
    watch: RequestWatch,
    more: Pick<HttpOptions, 'dispatcher' | 'bodyBytes'> = { dispatcher: this.#engine.dispatcher },
  ): SourceHttp {
    const { clock } = this.#engine;
    const { timeoutMs } = this.#access.connector;
    return sourceHttp({ signal, timeoutMs, now: () => clock.now(), watch, ...more });
  }

  #context(http: SourceHttp, signal: AbortSignal, use: QuotaUse, longestNapMs: number): Context {
    const { connector, credentials, files } = this.#access;
    const { clock, quotas, observe } = this.#engine;
    const account = this.#account;
    const takeOperation = async (operation: string): Promise<void> => {
      const quota = connector.operations?.[operation];
      if (!quota) throw new Error(`the manifest has no operation ${operation}`);
      for (;;) {
        const waitMs = await quotas.take(`${account}/${operation}`, quota, 1, use);
        if (waitMs === 0) return;
        if (waitMs > longestNapMs)
          throw new NotYet(
            'The quota of an operation at the source is used up for now.',
            new Date(clock.now().getTime() + waitMs),
          );
        await clock.sleep(waitMs, signal);
        if (signal.aborted) throw new Retryable(noShare(quotas.pauseOf(account)));
      }
    };
    return {
      http,
      baseUrl: connector.baseUrl,
      urls: connector.urls ?? {},
      credentials,
      session: {},
      now: () => clock.now(),
      signal,
      async take(cost, operation) {
        if (operation !== undefined) await takeOperation(operation);
        while (cost > 0) {
          const waitMs = await quotas.take(account, connector.quota, cost, use);
          if (waitMs === 0) return;
          observe.quotaWait(connector.name, waitMs);
          await clock.sleep(waitMs, signal);
          if (signal.aborted) throw new Retryable(noShare(quotas.pauseOf(account)));
        }
      },
      told: (said) => void quotas.heed(account, connector.quota, said),
      files: files ? files(signal) : NO_FILES,
    };
  }
}

/** A network side each of whose requests is paid before it is sent. */
function paid(http: SourceHttp, pay: () => Promise<void>): SourceHttp {
  return {
    send: async (ask) => {
      await pay();
      return await http.send(ask);
    },
    json: async (ask) => {
      await pay();
      return await http.json(ask);
    },
    file: async (ask) => {
      await pay();
      return await http.file(ask);
    },
    header: (name) => http.header(name),
    get sourceTime() {
      return http.sourceTime;
    },
  };
}

function noShare(pause: Pause | null): string {
  return pause
    ? `${pause.reason} That is until ${pause.until.toISOString()}.`
    : 'Others used up the quota of the account while the request waited for its share.';
}
