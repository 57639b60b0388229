import {
  ActivityLogIcon,
  CubeIcon,
  DashboardIcon,
  EnvelopeClosedIcon,
  GearIcon,
  LayersIcon,
  LightningBoltIcon,
  Link2Icon,
  LockClosedIcon,
  PaperPlaneIcon,
  PersonIcon,
  ReaderIcon,
  StackIcon,
} from '@radix-ui/react-icons';
import type { Role } from '../api/session.ts';

/** The pages, in the order people look for them. */
export const NAV: readonly { to: string; label: string; icon: typeof CubeIcon; role?: Role }[] = [
  { to: '/', label: 'Home', icon: DashboardIcon },
  { to: '/connections', label: 'Connections', icon: Link2Icon },
  { to: '/jobs', label: 'On-demand syncs', icon: LightningBoltIcon },
  { to: '/coverage', label: 'Coverage', icon: LayersIcon },
  { to: '/data', label: 'Data explorer', icon: StackIcon },
  { to: '/webhooks', label: 'Webhooks', icon: PaperPlaneIcon },
  { to: '/integrations', label: 'Integrations', icon: CubeIcon },
  { to: '/magic-links', label: 'Magic links', icon: EnvelopeClosedIcon },
  { to: '/api-log', label: 'API log', icon: ActivityLogIcon },
  { to: '/audit-log', label: 'Audit log', icon: ReaderIcon },
  { to: '/settings', label: 'Settings', icon: GearIcon },
  { to: '/keys', label: 'API keys', icon: LockClosedIcon, role: 'owner' },
  { to: '/users', label: 'Users', icon: PersonIcon, role: 'owner' },
];
