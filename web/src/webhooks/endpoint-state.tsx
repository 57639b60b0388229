import { Mark } from '../status/badges.tsx';
import type { Endpoint } from './queries.ts';

/** How an endpoint stands, in a word and a sentence. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  return <Mark {...stateOf(endpoint)} />;
}

function stateOf(endpoint: Endpoint): { color: string; word: string; hint: string } {
  if (!endpoint.enabled) {
    return endpoint.disabled_reason === 'failing'
      ? { color: 'red', word: 'switched off', hint: 'Nothing it was sent arrived for five days' }
      : { color: 'gray', word: 'off', hint: 'Somebody switched it off' };
  }
  if (endpoint.failing_since !== null)
    return { color: 'orange', word: 'failing', hint: 'What was sent last did not arrive; it is tried again' };
  if (endpoint.paused_until !== null && Date.parse(endpoint.paused_until) > Date.now())
    return { color: 'blue', word: 'waiting', hint: 'It asked to be left alone for a while' };
  return { color: 'teal', word: 'on', hint: 'It is sent what happens' };
}

/** What an endpoint takes: "everything", "3 types of events", "2 connections". */
export function takes({ event_types: types, connection_ids: connections }: Endpoint): string {
  const parts = [
    types && `${types.length} ${types.length === 1 ? 'type' : 'types'} of events`,
    connections && `${connections.length} ${connections.length === 1 ? 'connection' : 'connections'}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'everything' : parts.join(' of ');
}
