import type { Pool } from 'pg';
import { failingEndpoints } from '../store/queries/failing-endpoints.ts';
import type { Watch } from './look.ts';

const MOST = 10_000;

/** Webhook endpoints that were switched off because nothing arrived there, until they are switched on or deleted. */
export function watchEndpoints(pool: Pool): Watch {
  return {
    kind: 'endpoint_disabled',
    everySeconds: 60,
    async stillOpen() {
      return new Set((await failingEndpoints(pool, MOST)).map(({ endpoint_id: id }) => id));
    },
    async find(_, found) {
      const endpoints = await failingEndpoints(pool, MOST);
      await found(
        endpoints.map(({ endpoint_id, organization_id, disabled_at }) => ({
          subject: endpoint_id,
          since: disabled_at,
          details: { endpoint_id, organization_id, reason: 'failing' },
        })),
      );
      return null;
    },
  };
}
