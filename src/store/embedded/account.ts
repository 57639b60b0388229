import { execFileSync, spawn } from 'node:child_process';
import { chownSync } from 'node:fs';

/** The operating system user that PostgreSQL runs as when we are root; undefined means "as ourselves". */
export type Account = { name: string; uid: number; gid: number } | undefined;

/** True when this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Picks the user for a new database: `postgres` where there is one, else `nobody`. Undefined unless root. */
export function chooseAccount(): Account {
  if (!isRoot()) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })) | 0;
      return { name, uid: number('-u'), gid: number('-g') };
    } catch {
      // No such user here: the next one.
    }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody". Start Backhaul as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

/** Gives `path` to the account (nothing to do when PostgreSQL runs as ourselves). */
export function giveTo(account: Account, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** What to pass to spawn so that a program runs as `account`, in `home`, with nothing of our environment. */
export function spawnOptions(account: Account, home: string) {
  return {
    cwd: home,
    // No PG* variable of the caller may steer the server; C keeps its messages in the language we match.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' },
    ...(account && { uid: account.uid, gid: account.gid }),
  };
}

/** Runs a program to its end as `account`; never throws: a program that cannot be started has code -1. */
export function runAs(
  account: Account,
  home: string,
  program: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    let output = '';
    const child = spawn(program, args, { ...spawnOptions(account, home), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', (error) => done({ code: -1, output: `${error.message}\n${output}` }));
    child.on('close', (code, signal) =>
      done({ code: code ?? -1, output: signal ? `${output}ended by ${signal}\n` : output }),
    );
  });
}

/** Whether `account` can really enter `folder` and write there: tried, since mode bits do not tell it all. */
export async function canUse(account: Account, folder: string): Promise<boolean> {
  const script = 'cd "$1" && test -w . && test -x .';
  return (await runAs(account, '/', '/bin/sh', ['-c', script, 'sh', folder])).code === 0;
}
