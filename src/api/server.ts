import fastify, { type FastifyInstance } from 'fastify';
import { errorSchema } from './answers.ts';
import { registerApiKeys } from './api-keys.ts';
import { registerApiLogs } from './api-logs.ts';
import { Gate } from './auth.ts';
import { acceptJsonOnly, BODY_MOST } from './bodies.ts';
import { BUILT, BuiltFiles } from './built-files.ts';
import { registerCarrierFiles } from './carrier-files.ts';
import { registerChangeConnection } from './change-connection.ts';
import { registerConnect } from './connect.ts';
import { registerConnections } from './connections.ts';
import { registerCoverage } from './coverage.ts';
import { registerCoverageList } from './coverage-list.ts';
import { registerCredentials } from './credentials.ts';
import { registerDashboard } from './dashboard.ts';
import { registerDocs } from './docs.ts';
import { registerDownload } from './download.ts';
import { registerErrorList } from './error-list.ts';
import { refuse, toRefusal } from './errors.ts';
import { registerEstimate } from './estimate.ts';
import { registerFeedProfile } from './feed-profile.ts';
import { registerFillGaps } from './fill-gaps.ts';
import { registerHealth } from './health.ts';
import { registerIntegrations } from './integrations.ts';
import { registerLink } from './link.ts';
import { registerLinkConsent } from './link-consent.ts';
import { registerLinkPage } from './link-page.ts';
import { registerLinkSession } from './link-session.ts';
import { registerMagicLinks } from './magic-links.ts';
import { registerMetrics } from './metrics.ts';
import { observeRequests } from './observe-requests.ts';
import { registerOnDemandSyncs } from './on-demand-syncs.ts';
import { gatherSchemas, registerDocument } from './openapi.ts';
import type { ApiOptions, App } from './options.ts';
import { registerOrganizationJobs } from './organization-jobs.ts';
import { registerOverview } from './overview.ts';
import { registerPassthrough } from './passthrough.ts';
import { registerPrivacy } from './privacy.ts';
import { registerQuarantine } from './quarantine.ts';
import { registerQuota } from './quota.ts';
import { RateLimit } from './rate-limit.ts';
import { registerReads } from './read/index.ts';
import { answerRepeats } from './repeats.ts';
import { checkAddress, parseQuery, requestId } from './request-bounds.ts';
import { logRequests } from './request-log.ts';
import { registerRuns } from './runs.ts';
import { registerSandbox } from './sandbox.ts';
import { registerSandboxBehaviour } from './sandbox-behaviour.ts';
import { registerSandboxSimulate } from './sandbox-simulate.ts';
import { registerSchedules } from './schedules.ts';
import { registerSession } from './session.ts';
import { registerSettings } from './settings.ts';
import { cutOffSlowBodies } from './slow-bodies.ts';
import { answerBrokenRequest } from './socket-errors.ts';
import { registerSyncConnection } from './sync-connection.ts';
import { refuseUnknown } from './unknown-address.ts';
import { registerUploadFile } from './upload-file.ts';
import { Usage } from './usage.ts';
import { registerUsers } from './users.ts';
import { validatorCompiler } from './validation.ts';
import { registerWebhooks } from './webhooks/index.ts';

const LIMITS = { readsPerSecond: 10, writesPerSecond: 50 };
/** Longest time a request may take to arrive, in milliseconds; and a file, well below what housekeeping leaves it. */
const REQUEST_MS = 30_000;
const FILE_MS = 30 * 60 * 1000;
/** Record ids have up to 512 characters, each of up to twelve when percent-encoded. */
const PARAMETER_MOST = 6144;

/**
 * Puts the API together without listening.
 *
 * @returns a Fastify instance that is ready for `inject` or `listen`; closing it notes the last uses
 */
export async function buildApi(options: ApiOptions): Promise<FastifyInstance> {
  const { engine, log } = options;
  const gate = new Gate(engine.pool, options.publicUrl);
  const usage = new Usage(engine.pool, log);
  const rateLimit = new RateLimit(options.limits ?? LIMITS);
  const app: App = fastify({
    // We log a line a request ourselves, see observe-requests.ts.
    logger: false,
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: BODY_MOST,
    requestTimeout: FILE_MS,
    http: { headersTimeout: REQUEST_MS },
    // A request on a kept connection while we close is answered, with `connection: close`.
    return503OnClosing: false,
    routerOptions: { maxParamLength: PARAMETER_MOST, querystringParser: parseQuery },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      refuse(reply, toRefusal(error, request, log));
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  // Schemas of answers describe; what is sent is what was made.
  app.setSerializerCompiler(() => JSON.stringify);
  app.decorateRequest('caller', null);
  acceptJsonOnly(app);
  cutOffSlowBodies(app, REQUEST_MS);

  observeRequests(app, engine.observe);
  logRequests(app, engine.pool, log);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Browsers that are signed in come here too: nothing that is answered becomes a script by being guessed at.
    reply.header('x-content-type-options', 'nosniff');
    checkAddress(request.url);
    if ((request.routeOptions.config.access ?? 'none') === 'none') return;
    const caller = await gate.identify(request);
    request.caller = caller;
    usage.note(caller);
    // The limit is an access token's; a person who looks at a connection must not use it up for programs.
    if (caller.key && caller.connection)
      rateLimit.count(caller.connection.connection_id, request.method, reply);
  });
  app.addHook('onClose', () => usage.close());
  app.setErrorHandler((error, request, reply) => {
    request.refusal = toRefusal(error, request, log);
    return refuse(reply, request.refusal);
  });

  await gatherSchemas(app);
  refuseUnknown(app);
  app.addSchema(errorSchema);
  answerRepeats(app, options);
  registerSession(app, options, gate);
  registerUsers(app, options);
  registerApiKeys(app, options);
  registerApiLogs(app, options);
  registerOnDemandSyncs(app, options, gate);
  registerOverview(app, options);
  registerOrganizationJobs(app, options);
  registerFillGaps(app, options);
  registerEstimate(app, options);
  registerCoverage(app, options);
  registerCoverageList(app, options);
  registerQuarantine(app, options);
  registerFeedProfile(app, options);
  registerConnections(app, options);
  registerRuns(app, options);
  registerErrorList(app, options);
  registerQuota(app, options);
  registerConnect(app, options);
  registerChangeConnection(app, options, gate);
  registerCredentials(app, options);
  registerLink(app, options);
  registerMagicLinks(app, options);
  registerLinkSession(app, options);
  registerLinkConsent(app, options);
  registerSyncConnection(app, options);
  registerSchedules(app, options);
  registerSettings(app, options);
  registerPrivacy(app, options);
  registerSandbox(app, options);
  registerSandboxSimulate(app, options);
  registerSandboxBehaviour(app, options);
  registerIntegrations(app, options);
  registerReads(app, options);
  registerPassthrough(app, options);
  registerCarrierFiles(app, options);
  registerWebhooks(app, options);
  // Last of those with schemas: once it is awaited, one that is added would undo the validator for its routes.
  await registerUploadFile(app, options);
  registerDownload(app, options);
  registerHealth(app, options);
  registerMetrics(app, options);
  const built = new BuiltFiles(options.dashboardFolder ?? BUILT);
  registerDashboard(app, built);
  registerLinkPage(app, built);
  registerDocument(app);
  await registerDocs(app);
  await app.ready();
  return app as unknown as FastifyInstance;
}
