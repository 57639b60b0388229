/**
 * Where each table stands in a Citus cluster. What begins its key with connection_id is distributed by it, side by side,
 * so that all of a connection is on one node; the others are listed here, and `npm run check` asks for new ones.
 */
export const PLACEMENT: Readonly<Record<string, 'reference' | 'coordinator'>> = {
  // Joined with a connection's data in its own statements, so a copy of each is on every node.
  organization: 'reference',
  connection: 'reference',
  endpoint: 'reference',
  // Asked for alone. What is written all the time should be written once.
  api_key: 'coordinator',
  app_user: 'coordinator',
  user_link: 'coordinator',
  user_session: 'coordinator',
  invitation: 'coordinator',
  auth_code: 'coordinator',
  consent: 'coordinator',
  on_demand_pair: 'coordinator',
  attempt: 'coordinator',
  account_quota: 'coordinator',
  request_log: 'coordinator',
  erasure: 'coordinator',
  suppression: 'coordinator',
  deletion: 'coordinator',
  alert: 'coordinator',
  alert_message: 'coordinator',
  alert_watch: 'coordinator',
  migration: 'coordinator',
};
