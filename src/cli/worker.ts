import { Worker } from '../sync/worker.ts';
import { startAlerter } from './alerter.ts';
import { openAssembly } from './assembly.ts';
import { openDatabase } from './database.ts';
import { startDeliverer } from './deliverer.ts';
import { jsonLog } from './logs.ts';
import { openObserver, serveMetrics } from './observing.ts';
import { refuseTakenMetricsPort } from './ports.ts';
import { EXIT, Refusal } from './refusal.ts';
import { vendorUrl } from './sandbox-vendor.ts';
import { refuseOtherSchema } from './schema.ts';
import type { Settings } from './settings.ts';
import { untilStopped } from './stopping.ts';
import { workerName } from './worker-name.ts';

/** Only a worker: any number of these may run beside each other. @returns the exit code */
export async function runWorker(settings: Settings): Promise<number> {
  if (settings.workerSlots === 0)
    throw new Refusal(
      'BACKHAUL_WORKER_SLOTS is 0, with which a worker would work for nobody; that is for "backhaul start" that is to serve the API alone. Give this process 1 or more, or leave the setting out.',
      EXIT.usage,
    );
  const log = jsonLog(settings, 1);
  // What scripts wait for is said at every log level.
  const always = log.child({}, { level: 'info' });
  return untilStopped(
    (text) => log.info(text),
    async (stopping) => {
      const sandboxUrl = vendorUrl(settings);
      const { dataDir } = settings;
      const { signal } = stopping;
      await refuseTakenMetricsPort(settings, { dataDir, signal, say: (text) => log.info(text) });
      const database = await openDatabase(settings, { mustExist: true });
      stopping.defer('database', () => database.stop());
      await refuseOtherSchema(database.url);
      stopping.signal.throwIfAborted();
      const name = workerName();
      const observe = await openObserver(name, log, stopping);
      const assembly = await openAssembly(settings, database.url, sandboxUrl, log, observe);
      const { engine, sealer, dispatch, hints, close } = assembly;
      stopping.defer('engine', close);
      await serveMetrics(settings, observe, stopping);
      const worker = new Worker(engine, dispatch, hints, { slots: settings.workerSlots, name, log });
      worker.start();
      stopping.defer('worker', () => worker.stop());
      startDeliverer(settings, { databaseUrl: database.url, sealer, observe }, stopping);
      startAlerter(settings, { database, engine }, stopping);
      always.info({ worker: name, slots: settings.workerSlots }, 'worker ready');
    },
  );
}
