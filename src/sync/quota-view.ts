import type { ConnectionRecord } from '../store/queries/connections.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { accountKey } from './quota.ts';
import { openCredentials } from './secrets.ts';

/** The budget of a connection's account, as the API shows it. Amounts are requests, or the source's credits. */
export interface QuotaView {
  connection_id: string;
  /** As the integration's manifest declares. */
  declared: { burst: number; per_second: number };
  /** What counts now: as declared, or less where the source itself said so. */
  limit: { burst: number; per_second: number };
  /** Below zero: owed. */
  left: number;
  reserve: number;
  /** Which connections share the account, and whose they are, is nobody's business. */
  connections: number;
  paused: { until: string; reason: string } | null;
}

/**
 * How the budget of a connection's account stands at this moment; null where this version has no such integration.
 *
 * @throws Error when the credentials do not open under this installation's key
 */
export async function viewQuota(engine: Engine, connection: ConnectionRecord): Promise<QuotaView | null> {
  const connector = engine.connectors.find(connection.integration_type, connection.integration_name);
  if (!connector) return null;
  const { connection_id, sealed_credentials } = connection;
  const credentials = openCredentials(engine.sealer, connection_id, sealed_credentials);
  const { quota } = connector;
  const state = await engine.quotas.state(accountKey(connector, credentials), quota);
  return {
    connection_id,
    declared: { burst: quota.burst, per_second: quota.perSecond },
    limit: { burst: state.burst, per_second: state.perSecond },
    left: rounded(state.left),
    reserve: rounded(state.reserve),
    connections: state.connections,
    paused: state.pause && { until: instant(state.pause.until)!, reason: state.pause.reason },
  };
}

/** An amount as the API tells it, to two places. */
export function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
