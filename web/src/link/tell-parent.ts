import type { Connected } from './client.ts';

/** What the page in whose frame this one stands is told; public/link.js listens. */
type Told =
  | { event: 'load' }
  | { event: 'connected'; authCode: string; integrationName: string }
  | { event: 'close' };

/** Tells it, and nobody else: the browser delivers this to a window of that origin alone. */
function tell(parent: string | null, told: Told): void {
  if (parent !== null && window.parent !== window)
    window.parent.postMessage({ from: 'backhaul-link', ...told }, parent);
}

export function tellLoaded(parent: string | null): void {
  tell(parent, { event: 'load' });
}

/** As soon as it is so, not when the customer has read it: he may close what he sees by other ways than ours. */
export function tellConnected(parent: string | null, { auth_code, integration_name }: Connected): void {
  tell(parent, { event: 'connected', authCode: auth_code, integrationName: integration_name });
}

export function tellClosed(parent: string | null): void {
  tell(parent, { event: 'close' });
}
