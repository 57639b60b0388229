/** Who may come in: refused credentials end a job at once, ended sessions do not. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BackhaulError } from '../../../src/model/index.ts';
import type { Bench } from '../bench.ts';
import { type Check, completed, must, needsNetwork } from '../check.ts';
import { parrot } from '../faults.ts';
import { fixturesOf } from '../fixtures.ts';
import { pageAndMore, partOf } from './windows.ts';

/** Checked once a connector, with its first function. */
function onlyFirst(
  connector: Parameters<Check['skips']>[0],
  fn: Parameters<Check['skips']>[1],
): string | null {
  return connector.functions[0] === fn ? null : 'checked with the first function';
}

export const refused: Check = {
  name: 'refused credentials',
  skips: (connector, fn) => needsNetwork(connector) ?? onlyFirst(connector, fn),
  async run(subject, fn) {
    const bench = await subject.own();
    try {
      await wrongSecrets(bench);
      const trial = await bench.connect();
      const { window } = partOf(bench, fn, 1);
      bench.simulator.revoke();
      const job = await trial.read(fn, window);
      must(
        job.status === 'stuck' && job.error?.code === 'credentials_refused',
        `with credentials that are no longer good the job ended ${job.status} (${job.error?.code}: ${job.error?.message}), not stuck with credentials_refused`,
      );
      must(/\w+ .*\./.test(job.error.message), 'the reason is no sentence');
    } finally {
      await bench.close();
    }
  },
};

/** Connecting with a wrong secret is refused, with a sentence for whoever entered it. */
async function wrongSecrets(bench: Bench): Promise<void> {
  const { credentials } = bench.simulator;
  const secrets = bench.connector.credentials.filter(({ name, secret }) => secret && credentials[name]);
  must(secrets.length > 0, 'no credential is marked as a secret');
  for (const { name } of secrets) {
    const wrong = { ...credentials, [name]: `wrong-${credentials[name]}` };
    const error = await bench.connect({}, wrong).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    must(error instanceof BackhaulError, `a wrong ${name} was accepted`);
    must(
      error.code === 'credentials_refused',
      `a wrong ${name} was answered with ${error.code}: ${error.message}`,
    );
  }
}

export const expired: Check = {
  name: 'expired session',
  skips: (connector) =>
    needsNetwork(connector) ??
    (connector.signIn ? null : 'requests are signed with the credentials themselves'),
  async run(subject, fn) {
    const bench = await subject.dense();
    const part = pageAndMore(bench, fn);
    const trial = await bench.connect();
    bench.simulator.expireSessions();
    const job = await trial.read(fn, part.window, {
      afterPage: (pages) => {
        if (pages === 1) bench.simulator.expireSessions();
      },
    });
    completed(job, 'after its session had ended');
    await trial.expect(fn, part.held(), 'after its session had ended');
  },
};

export const secrets: Check = {
  name: 'no secrets',
  skips: needsNetwork,
  async run(subject, fn) {
    const bench = await subject.dense();
    const trial = await bench.connect();
    const before = bench.logged.length;
    bench.between!.spoil(parrot, parrot, parrot);
    const job = await trial.read(fn, partOf(bench, fn, 1).window);
    bench.between!.calm();
    const told = [...bench.logged.slice(before), JSON.stringify(job), ...(await lastErrors(bench))].join(
      '\n',
    );
    const signed = bench.between!.authorizations.flatMap((header) => header.split(' ').slice(1));
    for (const secret of [...(await trial.secrets()), ...signed])
      must(!told.includes(secret), `a secret stands in a log or in an error: ${about(told, secret)}`);
    // What is chosen from a few words may stand in any payload.
    const chosen = subject.connector.credentials.filter(({ oneOf }) => oneOf).map(({ name }) => name);
    const confided = Object.entries(bench.simulator.credentials)
      .filter(([name]) => !chosen.includes(name))
      .map(([, value]) => value);
    for (const { name, unifiedFile } of await fixturesOf(subject.connector, fn))
      for (const file of [name, unifiedFile])
        for (const secret of confided)
          must(
            secret.length < 8 ||
              !readFileSync(join(dirname(unifiedFile), basename(file)), 'utf8').includes(secret),
            `${basename(file)} has a credential in it`,
          );
  },
};

async function lastErrors(bench: Bench): Promise<string[]> {
  const rows = await bench.rows<{ said: string | null }>('SELECT concat(last_error, error) AS said FROM run');
  return rows.map(({ said }) => said ?? '');
}

/** Where it stands, without repeating it. */
function about(told: string, secret: string): string {
  const at = told.indexOf(secret);
  return `${told.slice(Math.max(0, at - 120), at)}…`;
}
