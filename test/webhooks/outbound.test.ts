import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { outboundAgent, urlProblem } from '../../src/webhooks/outbound.ts';
import { post } from '../../src/webhooks/post.ts';
import { newSecrets } from '../../src/webhooks/secrets.ts';

const secrets = newSecrets().map(({ secret }) => secret);

async function attempt(url: string, allow: string[] = []) {
  const dispatcher = outboundAgent(allow);
  onTestFinished(() => dispatcher.destroy());
  return post(dispatcher, { url, id: 'msg_1', body: '{}', secrets }, new AbortController().signal);
}

async function server() {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(request.url!);
    response.end('ok');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  return { port: (http.address() as AddressInfo).port, asked };
}

test.each([
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0.0.0.0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://192.0.2.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[::1]/',
  'http://[::]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::a00:1]/',
  'http://[2002:a00:1::]/',
  'http://[2001:db8::1]/',
])('%s is told to be refused, and is not connected to', async (url) => {
  expect(urlProblem(url, [])).toContain('is not a public address');
  const outcome = await attempt(url);
  expect(outcome).toMatchObject({ delivered: false, status: null });
  expect(outcome.error).toContain('is not a public address');
});

test('a name is judged by what it stands for when it is connected to', async () => {
  const { port, asked } = await server();
  expect(urlProblem(`http://localhost:${port}/`, [])).toBeNull();
  expect((await attempt(`http://localhost:${port}/`)).error).toContain('localhost is not a public address');
  expect(asked).toEqual([]);
  expect(await attempt(`http://localhost:${port}/in`, ['127.0.0.0/8', '::1/128'])).toMatchObject({
    delivered: true,
    status: 200,
    response: 'ok',
  });
  expect(asked).toEqual(['/in']);
});

test('an operator can allow a network, and only that', async () => {
  const { port } = await server();
  expect(urlProblem('http://10.1.2.3/', ['10.0.0.0/8'])).toBeNull();
  expect(urlProblem('http://192.168.1.1/', ['10.0.0.0/8'])).not.toBeNull();
  expect((await attempt(`http://127.0.0.1:${port}/`, ['127.0.0.0/8'])).delivered).toBe(true);
});

test.each([
  ['ftp://example.com/', 'must be an address'],
  ['example.com', 'must be an address'],
  ['https://me:secret@example.com/', 'must not have a user name'],
  [`https://example.com/${'x'.repeat(2000)}`, 'at most 2000'],
])('%s is refused', (url, why) => {
  expect(urlProblem(url, [])).toContain(why);
});

test.each(['https://example.com/hooks', 'http://8.8.8.8:8080/', 'https://[2606:4700::1111]/'])(
  '%s may be sent to',
  (url) => {
    expect(urlProblem(url, [])).toBeNull();
  },
);
