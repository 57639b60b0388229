import type { JobRow } from '../store/queries/load-jobs.ts';
import { type JobFilters, listOrganizationJobs } from '../store/queries/organization-jobs.ts';
import type { Engine } from './engine.ts';
import { gather, type Page, type PageAsk } from './gather.ts';
import { type Job, toJob } from './job.ts';

/** A sync job among those of other connections. */
export interface OrganizationJob extends Job {
  integration_type: 'wms' | 'cart' | 'carrier';
  integration_name: string;
  integration_display_name: string;
  /** The API client's own id of the customer. */
  customer_id: string | null;
}

/** Sync jobs of all connections of an organization, newest first. With filters that few fit, a page may end early. */
export async function findOrganizationJobs(
  engine: Engine,
  organizationId: string,
  filters: JobFilters,
  ask: PageAsk,
): Promise<Page<OrganizationJob>> {
  const page = await gather(ask, {}, (place) =>
    listOrganizationJobs(engine.pool, organizationId, filters, place),
  );
  return { items: page.items.map((row) => toOrganizationJob(row, engine)), next: page.next };
}

function toOrganizationJob(row: JobRow, engine: Engine): OrganizationJob {
  const { integration_type: type, integration_name: name, customer_id } = row;
  return {
    ...toJob(row, engine),
    integration_type: type,
    integration_name: name,
    integration_display_name: engine.connectors.find(type, name)?.displayName ?? name,
    customer_id,
  };
}
