import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { describeEventTypes } from '../../src/webhooks/event-types.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/webhooks.md'), 'utf8');

test('docs/webhooks.md has every type of event that is sent, in the words of the API, and no other', () => {
  const table = PAGE.split('\n## Events\n')[1]!.split('\n## ')[0]!;
  const rows = [...table.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, event_type, description]) => ({
    event_type,
    description,
  }));
  expect(rows).toEqual(describeEventTypes());
});

test.each(['svix', 'standardwebhooks'])('the receiver of the page works with %s', async (library) => {
  const [, program] = /^```js\n([\s\S]*?)^```$/m.exec(PAGE)!;
  const here = program!
    .replace("'svix'", `'${library}'`)
    .replace('.listen(8080)', '.listen(0, function () { console.log(this.address().port); })');
  const secret = `whsec_${Buffer.alloc(32, 4).toString('base64')}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', here], {
    cwd: ROOT,
    env: { SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  const send = async (body: string, signed: string) => {
    const now = new Date();
    const values = {
      id: 'msg_1',
      timestamp: String(Math.floor(now.getTime() / 1000)),
      signature: new Webhook(secret).sign('msg_1', now, signed),
    };
    const headers = Object.entries(values).flatMap(([name, value]): [string, string][] => [
      [`svix-${name}`, value],
      [`webhook-${name}`, value],
    ]);
    return (await fetch(`http://127.0.0.1:${String(port).trim()}/`, { method: 'POST', headers, body }))
      .status;
  };
  expect([await send('{"a":"ü"}', '{"a":"ü"}'), await send('{"a":1}', '{"a":2}')]).toEqual([200, 401]);
});
