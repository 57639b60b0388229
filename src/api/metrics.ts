import Type from 'typebox';
import { answers } from './answers.ts';
import { refuseScraper } from './may-scrape.ts';
import type { ApiOptions, App } from './options.ts';

/** The metrics of this process, for Prometheus. */
export function registerMetrics(app: App, { engine, metricsToken }: ApiOptions): void {
  const { metrics } = engine.observe;
  app.get('/metrics', {
    schema: {
      tags: ['operation'],
      security: [{}, { metricsToken: [] }],
      summary: 'Metrics of this process',
      description:
        "In Prometheus's text format. Answered to this machine only, unless BACKHAUL_METRICS_TOKEN is set.",
      produces: ['text/plain'],
      response: answers(Type.String({ description: 'All is well' }), 'none', 'unauthorized'),
    },
    handler: async (request, reply) => {
      refuseScraper(request.raw, metricsToken);
      return reply.type(metrics.registry.contentType).send(await metrics.text());
    },
  });
}
