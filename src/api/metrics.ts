import Type from 'typebox';
import { answers, SECURITY } from './answers.ts';
import { refuseScraper } from './may-scrape.ts';
import type { ApiOptions, App } from './options.ts';

const PLAIN_TEXT = Type.Unsafe<string>({ content: { 'text/plain': { schema: Type.String() } } });

/** The metrics of this process, for Prometheus. */
export function registerMetrics(app: App, { engine, metricsToken }: ApiOptions): void {
  const { metrics } = engine.observe;
  app.get('/metrics', {
    schema: {
      tags: ['operation'],
      security: SECURITY.none,
      summary: 'Metrics of this process',
      description:
        "In Prometheus's text format. Answered to this machine only, unless BACKHAUL_METRICS_TOKEN is set: then to " +
        'whoever sends it as `Authorization: Bearer`.',
      response: answers(PLAIN_TEXT, 'none', 'unauthorized'),
    },
    handler: async (request, reply) => {
      refuseScraper(request.raw, metricsToken);
      return reply.type(metrics.registry.contentType).send(await metrics.text());
    },
  });
}
