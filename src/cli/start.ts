import { join } from 'node:path';
import { startApi } from '../api/index.ts';
import { migrate } from '../store/migrate.ts';
import { Worker } from '../sync/worker.ts';
import { startAlerter } from './alerter.ts';
import { openAssembly } from './assembly.ts';
import { showDashboard } from './dashboard-link.ts';
import { openDatabase } from './database.ts';
import { startDeliverer } from './deliverer.ts';
import { runDemo } from './demo.ts';
import { showExamples } from './examples.ts';
import { type Installation, openInstallation } from './installation.ts';
import { jsonLog, watchedLog } from './logs.ts';
import { openObserver, serveMetrics } from './observing.ts';
import { refuseTakenMetricsPort, refuseTakenPort } from './ports.ts';
import { reachable } from './reachable.ts';
import { openVendor, VENDOR_HOST, vendorPort } from './sandbox-vendor.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { type Stopping, untilStopped } from './stopping.ts';
import { VERSION } from './version.ts';
import { workerName } from './worker-name.ts';

/** Everything in one process: database, API, one worker (unless it has no slots) and the sandbox vendor. @returns the exit code */
export async function start(settings: Settings): Promise<number> {
  const screen = new Screen();
  const exitCode = await untilStopped(
    (text) => screen.say(text),
    (stopping) => serve(settings, screen, stopping),
  );
  if (exitCode === 0) screen.say('Stopped. Nothing is lost: the next start goes on from here.');
  return exitCode;
}

async function serve(settings: Settings, screen: Screen, stopping: Stopping): Promise<void> {
  await refuseTakenPorts(settings, screen, stopping.signal);
  screen.say(`${screen.bold('Backhaul')} ${VERSION}`);
  screen.say();

  const database = await openDatabase(settings, { mustExist: false });
  stopping.defer('database', () => database.stop());
  stopping.signal.throwIfAborted();
  screen.fact('database', database.description);
  const applied = await migrate(database.url);
  screen.fact('data', `${database.place}${applied.length > 0 ? ', schema brought up to date' : ''}`);

  const logFile = join(settings.dataDir, 'backhaul.log');
  const log = screen.isTerminal ? watchedLog(settings, screen, logFile) : jsonLog(settings, 2);
  const observe = await openObserver(workerName(), log, stopping);
  const vendor = await openVendor(settings);
  const assembly = await openAssembly(settings, database.url, vendor.url, log, observe);
  stopping.defer('engine', () => assembly.close());
  // Closed before the engine is: nothing asks it any more once the worker has stopped.
  stopping.defer('sandbox vendor', () => vendor.close());
  stopping.signal.throwIfAborted();
  const installation = await openInstallation(assembly, settings);
  const { engine, sealer, dispatch, hints } = assembly;
  const api = await startApi({
    engine,
    sealer,
    hints,
    host: settings.host,
    port: settings.port,
    log,
    ...(settings.publicUrl === undefined ? {} : { publicUrl: settings.publicUrl }),
    webhookAllow: settings.webhookAllow,
    oauthClients: settings.oauthClients,
    metricsToken: settings.metricsToken,
  });
  stopping.defer('API', () => api.close());
  await serveMetrics(settings, observe, stopping);
  if (settings.workerSlots > 0) {
    const options = { slots: settings.workerSlots, name: workerName(), log };
    const worker = new Worker(engine, dispatch, hints, options);
    worker.start();
    stopping.defer('worker', () => worker.stop());
    startDeliverer(settings, { databaseUrl: database.url, sealer, observe }, stopping);
  }
  startAlerter(settings, { database, engine }, stopping);
  stopping.signal.throwIfAborted();

  const url = reachable(api.url);
  screen.fact('API', url);
  await showDashboard(assembly.pool, settings, screen, url);
  screen.fact('sandbox', `${vendor.url} (a made-up vendor)`);
  if (screen.isTerminal) screen.fact('log', logFile);
  if (settings.workerSlots > 0) await show(settings, screen, installation, url, stopping.signal);
  else {
    // Part of something larger, whose output is a log: lines with keys in them do not belong there.
    screen.fact('worker', 'none here, since BACKHAUL_WORKER_SLOTS is 0; "backhaul worker" runs one');
    screen.fact('keys', join(settings.dataDir, 'sandbox.json'));
  }
  screen.say();
  screen.say('Serving. Ctrl-C stops everything.');
}

/** The demo where there is one to run, then lines to try. */
async function show(
  settings: Settings,
  screen: Screen,
  installation: Installation,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  if (!installation.sandbox) {
    screen.say();
    screen.say(screen.warning(installation.why));
    return;
  }
  const file = installation.sandbox;
  const connection = file.connections.find((known) => known.integration_type === 'wms');
  if (!connection) return;
  const { dataDir } = settings;
  const wantsDemo = settings.demo && !file.demo_over;
  if (wantsDemo) {
    try {
      await runDemo({ file, connection, dataDir, url, screen, signal });
    } catch (error) {
      signal.throwIfAborted();
      // The demo is no reason not to serve.
      screen.say(screen.warning(`The demo could not go on: ${(error as Error).message}`));
    }
  }
  const short = !installation.fresh && !wantsDemo;
  showExamples({ screen, url, dataDir, file, connection, short, now: new Date() });
}

async function refuseTakenPorts(settings: Settings, screen: Screen, signal: AbortSignal): Promise<void> {
  const options = { dataDir: settings.dataDir, say: (text: string) => screen.say(text), signal };
  const { port, host } = settings;
  const change = 'set BACKHAUL_PORT to another';
  await refuseTakenPort({ port, host, use: 'the API', change }, options);
  await refuseTakenMetricsPort(settings, options);
  if (settings.sandboxUrl) return;
  await refuseTakenPort(
    {
      port: vendorPort(settings),
      host: VENDOR_HOST,
      use: 'the sandbox vendor (the port after the API’s)',
      change: `${change}, or BACKHAUL_SANDBOX_URL to a vendor that runs already`,
    },
    options,
  );
}
