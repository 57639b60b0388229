import { Alert } from '@mantine/core';
import { Ago, Instant } from '../time/instant.tsx';
import type { Endpoint } from './queries.ts';

/** What keeps an endpoint from being sent anything, and what to do about it. */
export function WhyOff({ endpoint }: { endpoint: Endpoint }) {
  if (!endpoint.enabled && endpoint.disabled_reason === 'failing') {
    return (
      <Alert color="red" title="It was switched off by itself">
        Nothing that it was sent arrived for five days, so it was switched off{' '}
        <Ago at={endpoint.disabled_at} />. See below how it answered, mend the receiver, send a test, and
        switch it on again: what it missed follows, as far as it is still kept.
      </Alert>
    );
  }
  if (!endpoint.enabled) {
    return (
      <Alert color="gray" title="It is switched off">
        Somebody switched it off <Ago at={endpoint.disabled_at} />. What it misses is kept as long as events
        are.
      </Alert>
    );
  }
  if (endpoint.failing_since !== null) {
    return (
      <Alert color="orange" title="It fails">
        Nothing has arrived since <Instant at={endpoint.failing_since} />. Messages are tried again up to
        seven times; after five days without one that arrives, the endpoint is switched off.
      </Alert>
    );
  }
  return null;
}
