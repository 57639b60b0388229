import { useEffect, useRef } from 'react';
import { consentAddress } from './address.ts';
import { ask, type Choice, type Connected, Refused } from './client.ts';
import { openAnew } from './open-anew.ts';

/** How often it is asked whether somebody came back in the other window. */
const EVERY_MS = 1500;

type Outcome =
  | { state: 'waiting' }
  | { state: 'failed'; error: string }
  | ({ state: 'connected' } & Connected);

/**
 * The way to the vendor's own page. A page by itself goes there and is come back to; in a frame, where vendors refuse to
 * be shown, another window goes, and this one asks what came of it.
 *
 * @returns begins; to be called while the customer's tap is handled, or browsers open no window
 */
export function useConsent({
  secret,
  framed,
  choice,
  done,
  fail,
}: {
  secret: string;
  framed: boolean;
  choice: Choice;
  done: (connected: Connected) => void;
  fail: (error: Error) => void;
}): (credentials: Record<string, string>) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (credentials) => {
    clearTimeout(timer.current);
    const attempt = newId();
    const { integration_type: type, integration_name: name } = choice;
    const address = consentAddress(secret, { attempt, type, name, credentials });
    if (!framed) {
      openAnew(address);
      return;
    }
    const other = window.open(address, '_blank');
    if (!other) {
      fail(
        new Refused(
          0,
          'no_window',
          'Your browser has kept a new window from opening. Allow it for this page, and try again.',
        ),
      );
      return;
    }
    const look = () => {
      ask<Outcome>(`/consents/${attempt}`, secret).then(
        (outcome) => {
          if (outcome.state === 'connected') done(outcome);
          else if (outcome.state === 'failed') fail(new Refused(422, 'credentials_refused', outcome.error));
          else timer.current = setTimeout(look, EVERY_MS);
        },
        (error: Error) => {
          // A moment without an answer is no reason to give up while somebody signs in elsewhere.
          if (error instanceof Refused && error.status >= 400 && error.status < 500) fail(error);
          else timer.current = setTimeout(look, EVERY_MS);
        },
      );
    };
    timer.current = setTimeout(look, EVERY_MS);
  };
}

/** A random UUID, also where the page came without TLS, and browsers offer no `randomUUID`. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
