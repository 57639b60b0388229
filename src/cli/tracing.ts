import { randomBytes } from 'node:crypto';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { SpanIds, type TraceSink } from '../observe/index.ts';
import { SettingsError } from './settings.ts';
import { VERSION } from './version.ts';

/** How long a process that stops goes on delivering what it has seen, in milliseconds. */
const FLUSH_WITHIN_MS = 3000;
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'] as const;

type Env = Record<string, string | undefined>;

/**
 * Starts sending traces where the standard OTEL_* variables say, and loads the SDK only then. Spans wait in a bounded
 * queue; a receiver that is away costs them and a warning, and nothing else.
 *
 * @returns null where no endpoint is set
 * @throws SettingsError for an endpoint that is no web address
 */
export async function startTracing(
  env: Env,
  instance: string,
  log: Logger,
): Promise<{ sink: TraceSink; close(): Promise<void> } | null> {
  const named = ENDPOINTS.find((name) => env[name]?.trim());
  if (!named || env.OTEL_SDK_DISABLED?.trim().toLowerCase() === 'true') return null;
  refuseNoAddress(named, env[named]!.trim());
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? env.OTEL_EXPORTER_OTLP_PROTOCOL;
  if (protocol && protocol !== 'http/json')
    log.warn({ protocol }, 'traces are sent as http/json, whatever OTEL_EXPORTER_OTLP_PROTOCOL says');

  const [
    sdk,
    { OTLPTraceExporter },
    { detectResources, resourceAttributesEnvDetector, resourceFromAttributes, serviceNameEnvDetector },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const ids = new SpanIds((bytes) => randomBytes(bytes).toString('hex'));
  const ours = { 'service.name': 'backhaul', 'service.version': VERSION, 'service.instance.id': instance };
  const resource = resourceFromAttributes(ours).merge(
    detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] }),
  );
  const ratio = new sdk.TraceIdRatioBasedSampler(sampledShare(env));
  const provider = new sdk.TracerProvider({
    resource,
    idGenerator: ids,
    // By the trace's id alone, so that all processes that have a part in a run decide alike.
    sampler: new sdk.ParentBasedSampler({ root: ratio, localParentSampled: ratio }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: telling(new OTLPTraceExporter(), log),
        scheduledDelayMillis: whole(env.OTEL_BSP_SCHEDULE_DELAY, 5000),
        maxQueueSize: whole(env.OTEL_BSP_MAX_QUEUE_SIZE, 2048),
        maxExportBatchSize: whole(env.OTEL_BSP_MAX_EXPORT_BATCH_SIZE, 512),
        exportTimeoutMillis: whole(env.OTEL_BSP_EXPORT_TIMEOUT, 30_000),
      }),
    ],
  });
  return {
    sink: { tracer: provider.getTracer('backhaul', VERSION), ids },
    async close() {
      let late: NodeJS.Timeout | undefined;
      const bound = new Promise<void>((resolve) => {
        late = setTimeout(resolve, FLUSH_WITHIN_MS);
      });
      // What could not be delivered was told already.
      await Promise.race([provider.shutdown().catch(() => {}), bound]);
      clearTimeout(late);
    },
  };
}

/** It may hold a password, so it is not repeated. */
function refuseNoAddress(name: string, value: string): void {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return;
  throw new SettingsError([`${name} is not a web address, but must look like http://127.0.0.1:4318.`]);
}

/** Says once when traces stop getting through, and once when they do again. */
function telling(exporter: SpanExporter, log: Logger): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== 0;
        const { message, code } = (result.error ?? {}) as { message?: string; code?: unknown };
        if (failed && !failing)
          log.warn({ code, reason: message?.slice(0, 200) }, 'traces cannot be delivered, and are given up');
        if (!failed && failing) log.info('traces are delivered again');
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

/** OTEL_TRACES_SAMPLER and its argument: all, none, or a share of the traces. */
function sampledShare(env: Env): number {
  const sampler = env.OTEL_TRACES_SAMPLER?.trim() ?? '';
  if (sampler.endsWith('always_off')) return 0;
  const share = Number(env.OTEL_TRACES_SAMPLER_ARG?.trim() || 1);
  return sampler.endsWith('traceidratio') && share >= 0 && share <= 1 ? share : 1;
}

function whole(text: string | undefined, fallback: number): number {
  return /^[1-9]\d{0,8}$/.test(text?.trim() ?? '') ? Number(text) : fallback;
}
