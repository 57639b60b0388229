import { expect, test } from 'vitest';
import { ask, DAY, fn, NOON, startBench } from './support.ts';

test('no error tells a secret', async () => {
  const bench = await startBench();
  const { access_token } = (await bench.signIn()).values;
  const secrets = [
    access_token!,
    bench.vendor.credentials.client_secret!,
    bench.vendor.credentials.password!,
  ];
  const faults = [400, 401, 403, 404, 429, 500].map((status) => ({
    kind: 'status' as const,
    status,
    body: { message: secrets.join(' ') },
  }));
  for (const fault of faults) {
    bench.vendor.fail(fault, ...(fault.status === 404 ? [fault] : []));
    const error = await fn('get_orders')
      .page(bench.context(), ask(NOON - DAY, NOON), null)
      .then(
        () => expect.unreachable('the page was answered'),
        (thrown: Error) => thrown,
      );
    for (const secret of secrets) {
      expect(error.message).not.toContain(secret);
      expect(String(error.stack)).not.toContain(secret);
    }
  }
  await bench.close();
});
