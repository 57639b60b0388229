import type { Role } from '../api/session.ts';

/** What each role may do, for those who give it. */
export const ROLES: { value: Role; label: string; means: string }[] = [
  { value: 'viewer', label: 'Viewer', means: 'Looks at everything but users and keys; changes nothing' },
  { value: 'operator', label: 'Operator', means: 'Also syncs, cancels, connects and changes webhooks' },
  { value: 'owner', label: 'Owner', means: 'Also sees to users, API keys and the organization’s settings' },
];
