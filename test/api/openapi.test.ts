import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from '../../src/api/index.ts';
import { resources } from '../../src/model/index.ts';
import { componentName } from '../../src/model/resource.ts';
import { makeWorld, type World } from './world.ts';

type Operation = {
  operationId?: string;
  summary?: string;
  security?: unknown[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { description?: string }>;
};
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, unknown>;
    securitySchemes: Record<string, { in: string; name: string }>;
  };
}

describe('GET /openapi.json and GET /docs', () => {
  let world: World;
  let document: Document;
  beforeAll(async () => {
    world = await makeWorld();
    document = (await (await fetch(`${world.url}/openapi.json`)).json()) as Document;
  });
  afterAll(() => world.end());

  it('is OpenAPI 3.1 with what names a caller as security schemes', () => {
    expect(document.openapi).toBe('3.1.0');
    const schemes = Object.values(document.components.securitySchemes).map(({ in: where, name }) => [
      where,
      name,
    ]);
    expect(schemes).toEqual([
      ['header', 'x-trackstar-api-key'],
      ['header', 'x-trackstar-access-token'],
      ['cookie', 'backhaul_session'],
      ['header', 'x-backhaul-connection'],
    ]);
    expect(Object.keys(document.components.schemas).sort()).toEqual(
      [
        'CarrierFile',
        'Connection',
        'Error',
        'Integration',
        'SyncJob',
        'WebhookAttempt',
        'WebhookEndpoint',
        'WebhookEvent',
        ...resources.map(({ name }) => componentName(name)),
      ].sort(),
    );
  });

  it('has every route that works, each with its answers described', async () => {
    expect(Object.keys(document.paths).sort()).toEqual(
      [
        '/api-keys',
        '/api-keys/{api_key_id}',
        '/carrier/file-downloads/{link}',
        '/carrier/files',
        '/carrier/files/{file_id}',
        '/connections',
        '/connections/coverage',
        '/connections/credentials',
        '/link/exchange',
        '/link/token',
        '/magic-links',
        '/magic-links/{magic_link_id}',
        '/connections/on-demand-syncs',
        '/connections/feed-profile',
        '/connections/feed-profile/dry-run',
        ...[
          'estimate',
          'fill-gaps',
          'remap',
          'verify',
          '{sync_job_id}',
          '{sync_job_id}/findings',
          '{sync_job_id}/repair',
          '{sync_job_id}/slices',
          '{sync_job_id}/trail',
        ].map((what) => `/connections/on-demand-syncs/${what}`),
        ...['', '/{quarantine_id}', '/{quarantine_id}/retry'].map((what) => `/connections/quarantine${what}`),
        '/connections/on-demand-syncs/{sync_job_id}/cancel',
        '/connections/on-demand-syncs/{sync_job_id}/resume',
        '/connections/on-demand-syncs/{sync_job_id}/stream',
        '/connections/quota',
        '/connections/sync',
        '/connections/{connection_id}',
        '/connections/{connection_id}/deletion',
        '/connections/{connection_id}/errors',
        '/connections/{connection_id}/runs',
        '/connections/{connection_id}/sync',
        '/coverage',
        '/healthz',
        '/integrations/{integration_type}',
        '/integrations/{integration_type}/{integration_name}',
        '/metrics',
        '/on-demand-syncs',
        '/api-logs',
        '/api-logs/facets',
        '/audit-log',
        '/overview',
        '/privacy/erasures',
        '/privacy/erasures/{erasure_id}',
        '/readyz',
        '/sandbox/generate-sandbox/{integration_type}',
        '/sandbox/behaviour/{integration_type}',
        '/sandbox/simulate/cart/orders',
        '/sandbox/simulate/cart/products',
        '/sandbox/simulate/orders/{order_id}/fulfill',
        '/sandbox/simulate/returns/{return_id}/receive',
        ...['wms', 'cart', 'carrier'].map((type) => `/${type}/passthrough`),
        '/schedules/disabled-functions',
        '/schedules/toggle-all',
        '/schedules/{function_name}',
        '/schedules/{function_name}/toggle',
        '/session',
        '/settings',
        '/users',
        '/users/{user_id}',
        '/users/{user_id}/link',
        '/webhooks/endpoints',
        ...['', '/attempts', '/disable', '/enable', '/replay', '/rotate-secret', '/secret', '/test'].map(
          (what) => `/webhooks/endpoints/{endpoint_id}${what}`,
        ),
        '/webhooks/event-downloads/{link}',
        '/webhooks/event-types',
        '/webhooks/events',
        '/webhooks/events/{connection_id}/{event_id}',
        '/webhooks/events/{connection_id}/{event_id}/data',
        '/{integration_type}/integrations',
        '/{integration_type}/integrations/{integration_name}',
        ...resources.flatMap(({ path, onePath, taggable }) =>
          [
            path,
            onePath,
            taggable && `${onePath}/trackstar-tags`,
            `${onePath ?? `${path}/{record_id}`}/history`,
            `${onePath ?? `${path}/{record_id}`}/raw`,
          ].filter((one) => typeof one === 'string'),
        ),
      ].sort(),
    );
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method} ${path}`;
        expect(operation.summary, name).toBeTruthy();
        expect(operation.security, name).toBeDefined();
        expect(Object.keys(operation.responses), name).toEqual(
          expect.arrayContaining(['200', '400', '500', '503']),
        );
        for (const [status, { description }] of Object.entries(operation.responses)) {
          expect(description?.length, `${name} ${status}`).toBeGreaterThan(5);
        }
      }
    }
  });

  it('names each operation for clients that are made from it, and no two alike', () => {
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    for (const name of names) expect(name).toMatch(/^(get|post|put|patch|delete)([A-Z][a-z]*)+$/);
    expect(new Set(names).size).toBe(names.length);
    expect(document.paths['/wms/orders/{order_id}']!.get!.operationId).toBe('getWmsOrdersByOrderId');
  });

  it('refers only to what is in it', () => {
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
      expect(name).toMatch(/^#\/components\/schemas\//);
      expect(document.components.schemas).toHaveProperty(name!.split('/').at(-1)!);
    }
  });

  it('is the same from an instance that does not listen', async () => {
    const { engine, sealer } = world;
    const app = await buildApi({ engine, sealer, log: (await import('pino')).pino({ level: 'silent' }) });
    expect((await app.inject('/openapi.json')).json()).toEqual(document);
    await app.close();
  });

  it('shows it at /docs with nothing from elsewhere', async () => {
    const redirect = await fetch(`${world.url}/docs`, { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/docs/']);
    const page = await fetch(`${world.url}/docs/`);
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g))
      expect(address).toBe('/docs/js/scalar.js');
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).toContain('/openapi.json');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
    const script = await fetch(`${world.url}/docs/js/scalar.js`);
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'application/javascript; charset=utf-8',
    ]);
    expect((await script.text()).length).toBeGreaterThan(1_000_000);
  });
});
