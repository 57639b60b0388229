import type { Logger } from 'pino';
import { startMetrics } from '../api/metrics-server.ts';
import { Metrics, Observer } from '../observe/index.ts';
import type { Settings } from './settings.ts';
import type { Stopping } from './stopping.ts';
import { startTracing } from './tracing.ts';
import { VERSION } from './version.ts';

/** What a process that works tells of itself. Traces still get out while everything that is opened later closes. */
export async function openObserver(name: string, log: Logger, stopping: Stopping): Promise<Observer> {
  const metrics = new Metrics();
  metrics.describeProcess(VERSION);
  const tracing = await startTracing(process.env, name, log);
  if (tracing) stopping.defer('traces', () => tracing.close());
  return new Observer(log, metrics, tracing?.sink);
}

/** Serves the metrics on a port of their own where the settings name one. */
export async function serveMetrics(settings: Settings, observe: Observer, stopping: Stopping): Promise<void> {
  const { metricsPort, metricsToken: token, host } = settings;
  if (metricsPort === undefined) return;
  const server = await startMetrics(observe.metrics, { host, port: metricsPort, token });
  stopping.defer('metrics', () => server.close());
  observe.log.info({ port: server.port }, 'metrics are served');
}
