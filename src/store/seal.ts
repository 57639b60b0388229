import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto';

/** Secrets at rest: AES-256-GCM, bound to what they belong to, with the key's id beside each ciphertext. */
export interface Sealer {
  /** @param owner what the secret belongs to, such as a connection id; it opens under no other */
  seal(owner: string, plain: string): string;
  /** @throws Error when no key or not the owner fits, or the text was altered */
  open(owner: string, sealed: string): string;
  /** Whether it was sealed under the key that seals now, rather than one that is being given up. */
  isCurrent(sealed: string): boolean;
  /** Names something without telling it: the same each time, and another under another key. */
  digest(subject: string): Buffer;
}

/**
 * Makes a sealer that seals under one 32-byte key and opens what that or one of the others has sealed, so that a key
 * can be changed while everything runs (see docs/secrets.md). The form is `v1.<key id>.<iv>.<tag>.<ciphertext>`.
 */
export function createSealer(key: Buffer, others: readonly Buffer[] = []): Sealer {
  const keys = new Map([...others, key].map((one) => [keyId(one), one]));
  const current = keyId(key);
  const digestKey = Buffer.from(hkdfSync('sha256', key, '', 'backhaul digest', 32));
  return {
    seal(owner, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
      return ['v1', current, ...parts].join('.');
    },
    open(owner, sealed) {
      const [version, id = '', iv, tag, text] = sealed.split('.');
      if (version !== 'v1' || !iv || !tag || text === undefined)
        throw new Error('A sealed secret has an unknown form.');
      const fitting = keys.get(id);
      if (!fitting)
        throw new Error(`A secret was sealed under key ${id}, but BACKHAUL_SECRET_KEY is key ${current}.`);
      const decipher = createDecipheriv('aes-256-gcm', fitting, Buffer.from(iv, 'base64url'));
      decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${current}.`),
    digest: (subject) => createHmac('sha256', digestKey).update(subject).digest(),
  };
}

/** Tells keys apart without telling them. */
function keyId(key: Buffer): string {
  if (key.length !== 32) throw new Error('A secret key has 32 bytes.');
  return hash('sha256', key, 'hex').slice(0, 8);
}

/** Digest under which API keys and access tokens are kept. They are random, so a plain hash is enough. */
export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** A new random token, recognisable by its prefix. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`;
}
