import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

const TABS = [
  { to: 'schedules', label: 'Sync schedules' },
  { to: 'jobs', label: 'On-demand syncs' },
  { to: 'coverage', label: 'Coverage' },
  { to: 'records', label: 'Records' },
  { to: 'logs', label: 'Logs' },
  { to: 'settings', label: 'Settings' },
] as const;

/** The parts of a connection's details. They are links, so each can be opened beside the others. */
export function Tabs() {
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where one is changes which link is current
  useEffect(() => {
    const shown = nav.current?.querySelector('[aria-current="page"]');
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  return (
    <nav ref={nav} aria-label="Of this connection" className="tabs">
      {TABS.map(({ to, label }) => (
        <NavLink key={to} to={to} className="tab">
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
