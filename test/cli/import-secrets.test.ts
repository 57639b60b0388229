import { expect, it } from 'vitest';
import { trySecrets } from '../../src/cli/import-secrets.ts';
import { createSealer } from '../../src/store/seal.ts';

const [OLD, NEW] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
const ID = '019aa3c8-1111-7a51-b3a6-0e9d7b3f2c11';
const row = (sealed_privacy_key: string | null) => ({ organization_id: ID, sealed_privacy_key });
const sealed = createSealer(OLD).seal(`${ID}:privacy`, Buffer.alloc(32, 1).toString('base64url'));

it('takes in whom an organization has erased only where they can be looked up', () => {
  trySecrets(createSealer(OLD), 'organization', row(sealed));
  trySecrets(createSealer(NEW, [OLD]), 'organization', row(sealed));
  trySecrets(createSealer(NEW), 'organization', row(null));
  const lacking = () => trySecrets(createSealer(NEW), 'organization', row(sealed));
  expect(lacking).toThrow(/knows whom it has erased cannot be opened here: .*BACKHAUL_OTHER_SECRET_KEYS/s);
  const ofAnother = createSealer(OLD).seal('019aa3c8-2222-7a51-b3a6-0e9d7b3f2c11:privacy', 'x');
  expect(() => trySecrets(createSealer(OLD), 'organization', row(ofAnother))).toThrow(/Nothing was imported/);
});
