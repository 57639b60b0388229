import { useMay } from '../../api/session.ts';
import { CredentialsPanel } from './credentials-panel.tsx';
import { DeletePanel } from './delete-panel.tsx';
import { FunctionsPanel } from './functions-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { WebhooksPanel } from './webhooks-panel.tsx';

/** The tab "Settings": whose connection it is, what it sends and syncs, and its end. */
export function ConnectionSettings() {
  const operator = useMay('operator');
  return (
    <>
      <IdentityPanel />
      <FunctionsPanel />
      <WebhooksPanel />
      {operator && <CredentialsPanel />}
      {operator && <DeletePanel />}
    </>
  );
}
