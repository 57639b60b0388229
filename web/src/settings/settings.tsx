import { Page } from '../shell/page.tsx';
import { ErasuresPanel } from './erasures-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';

/** What holds for all connections of the organization: how long records are kept, and who was erased. */
export function Settings() {
  return (
    <Page
      title="Settings"
      about="Privacy, in all connections: how long records are kept, and who was erased from them."
    >
      <RetentionPanel />
      <ErasuresPanel />
    </Page>
  );
}
