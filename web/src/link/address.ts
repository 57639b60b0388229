/** What the page was opened with: all of it behind the #, which browsers send nowhere. */
export interface Opened {
  /** The secret of the invitation; null where the address has none. */
  secret: string | null;
  /** The origin of the page that shows this one in a frame, and is told what came of it; null for a page by itself. */
  parent: string | null;
  type: string | null;
  allow: string[];
  block: string[];
  /** Functions that an integration must have to be offered. */
  wanted: string[];
  sandbox: boolean;
  /** The integration to begin with. */
  integration: string | null;
  /** In a window of its own, in which somebody is sent to a vendor: what was chosen and entered. */
  consent: { attempt: string; type: string; name: string; credentials: Record<string, string> } | null;
}

/** Reads `#<secret>&parent=…&type=…`. */
export function readAddress(hash: string): Opened {
  const [secret = '', ...rest] = hash.replace(/^#/, '').split('&');
  const given = new URLSearchParams(rest.join('&'));
  const names = (name: string) => given.get(name)?.split(',').filter(Boolean) ?? [];
  const allow = names('allow');
  const block = names('block');
  const both = allow.length > 0 && block.length > 0;
  return {
    secret: /^(blt|bml)_[\w-]+$/.test(secret) ? secret : null,
    parent: originOf(given.get('parent')),
    type: given.get('type'),
    // The two exclude each other; where both are given, the documented component shows all.
    allow: both ? [] : allow,
    block: both ? [] : block,
    wanted: names('with'),
    sandbox: given.get('sandbox') === '1',
    integration: given.get('integration'),
    consent: readConsent(given.get('consent')),
  };
}

/** The other way round, for a window of its own. */
export function consentAddress(secret: string, consent: NonNullable<Opened['consent']>): string {
  return `/link/#${secret}&consent=${encodeURIComponent(JSON.stringify(consent))}`;
}

function originOf(given: string | null): string | null {
  if (given === null || !URL.canParse(given)) return null;
  const { origin } = new URL(given);
  return origin === 'null' ? null : origin;
}

function readConsent(given: string | null): Opened['consent'] {
  if (given === null) return null;
  try {
    return JSON.parse(given) as Opened['consent'];
  } catch {
    return null;
  }
}
