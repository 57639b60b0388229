import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { Logger } from 'pino';
import type { OauthClients } from '../link/consent.ts';
import type { Sealer } from '../store/seal.ts';
import type { Engine } from '../sync/engine.ts';
import type { Hints } from '../sync/hints.ts';
import type { StreamLimits } from './stream-places.ts';

/** Requests that one access token may make in one second; 0 means any number. */
export interface Limits {
  readsPerSecond: number;
  writesPerSecond: number;
}

/** What the API is made of. */
export interface ApiOptions {
  engine: Engine;
  sealer: Sealer;
  log: Logger;
  /** A condition of being ready beside a migrated database, such as a worker that has started. */
  ready?: () => Promise<boolean>;
  /** What a scraper of /metrics must send; left out: only this machine may. */
  metricsToken?: string | undefined;
  /** Where clients reach the API, for links; as each caller did unless told. */
  publicUrl?: string;
  /** Where the dashboard's build is, if it is not where the checkout has it. */
  dashboardFolder?: string;
  /** The operator's applications at vendors on whose own pages customers give access, by slug. */
  oauthClients?: OauthClients;
  /** Networks that webhooks may be sent to though they are not public. */
  webhookAllow?: readonly string[];
  /** Default: 10 reads and 50 writes. */
  limits?: Limits;
  /** Where to hear that a job was asked for or cancelled; without, it is noticed a moment later. */
  hints?: Pick<Hints, 'on'>;
  /** Default: 20 streams a connection, 200 an organization, a heartbeat every 15 seconds. */
  streams?: Partial<StreamLimits & { heartbeatMs: number }>;
}

/** The server as routes see it: schemas decide the types of what comes in. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
