import { Anchor } from '@mantine/core';
import { createBrowserRouter, Link, Navigate, type RouteObject, useRouteError } from 'react-router';
import { Page } from './shell/page.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { Starting } from './shell/starting.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Empty, Failure } from './states/states.tsx';

/** Every address of the dashboard. Pages are loaded when they are first gone to. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home.tsx')).Home }) },
  { path: 'jobs', lazy: async () => ({ Component: (await import('./jobs/jobs-page.tsx')).JobsPage }) },
  {
    path: 'jobs/new',
    lazy: async () => ({
      Component: (await import('./jobs/new/choose-connection-page.tsx')).ChooseConnectionPage,
    }),
  },
  {
    path: 'connections/:connectionId/sync',
    lazy: async () => ({ Component: (await import('./jobs/new/new-job-page.tsx')).NewJobPage }),
  },
  {
    path: 'connections/:connectionId/jobs/:jobId',
    lazy: async () => ({ Component: (await import('./jobs/details/job-page.tsx')).JobPage }),
  },
  {
    path: 'connections',
    lazy: async () => ({ Component: (await import('./connections/list.tsx')).ConnectionList }),
  },
  {
    path: 'connections/:connectionId',
    lazy: async () => ({ Component: (await import('./connection/frame.tsx')).ConnectionFrame }),
    children: [
      { index: true, element: <Navigate to="schedules" replace /> },
      {
        path: 'schedules',
        lazy: async () => ({ Component: (await import('./connection/schedules/schedules.tsx')).Schedules }),
      },
      {
        path: 'jobs',
        lazy: async () => ({ Component: (await import('./jobs/of-connection.tsx')).JobsOfConnection }),
      },
      {
        path: 'coverage',
        lazy: async () => ({
          Component: (await import('./coverage/of-connection.tsx')).CoverageOfConnection,
        }),
      },
      {
        path: 'records',
        lazy: async () => ({ Component: (await import('./data/explorer.tsx')).ConnectionRecords }),
      },
      {
        path: 'logs',
        lazy: async () => ({ Component: (await import('./connection/logs/logs.tsx')).Logs }),
      },
      {
        path: 'settings',
        lazy: async () => ({
          Component: (await import('./connection/settings/settings.tsx')).ConnectionSettings,
        }),
      },
    ],
  },
  { path: 'coverage', lazy: async () => ({ Component: (await import('./coverage/coverage.tsx')).Coverage }) },
  { path: 'data', lazy: async () => ({ Component: (await import('./data/explorer.tsx')).DataExplorer }) },
  {
    path: 'connections/:connectionId/records/:resource/:recordId',
    lazy: async () => ({ Component: (await import('./data/record.tsx')).RecordPage }),
  },
  {
    path: 'webhooks',
    lazy: async () => ({ Component: (await import('./webhooks/webhooks.tsx')).Webhooks }),
  },
  {
    path: 'webhooks/:endpointId',
    lazy: async () => ({ Component: (await import('./webhooks/endpoint.tsx')).EndpointPage }),
  },
  {
    path: 'integrations',
    lazy: async () => ({ Component: (await import('./integrations/integrations.tsx')).Integrations }),
  },
  {
    path: 'integrations/:slug',
    lazy: async () => ({ Component: (await import('./integrations/integration.tsx')).IntegrationPage }),
  },
  {
    path: 'magic-links',
    lazy: async () => ({ Component: (await import('./magic-links/magic-links.tsx')).MagicLinks }),
  },
  { path: 'api-log', lazy: async () => ({ Component: (await import('./request-log/api-log.tsx')).ApiLog }) },
  {
    path: 'audit-log',
    lazy: async () => ({ Component: (await import('./request-log/audit-log.tsx')).AuditLog }),
  },
  { path: 'settings', lazy: async () => ({ Component: (await import('./settings/settings.tsx')).Settings }) },
  { path: 'keys', lazy: async () => ({ Component: (await import('./keys/keys.tsx')).Keys }) },
  { path: 'users', lazy: async () => ({ Component: (await import('./users/users.tsx')).Users }) },
  { path: '*', element: <NoSuchPage /> },
];

export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignIn /> },
    {
      element: <SignedIn />,
      hydrateFallbackElement: <Starting />,
      // Within the shell: from a page that failed the others can still be gone to.
      children: [{ errorElement: <Broken />, children: pages }],
    },
  ],
  { basename: '/app' },
);

function NoSuchPage() {
  return (
    <Page title="There is no such page">
      <Empty title="Perhaps the address was cut short">
        <Anchor component={Link} to="/" size="sm" underline="always">
          Home
        </Anchor>{' '}
        shows what happens right now.
      </Empty>
    </Page>
  );
}

/** What is shown where a page itself failed: a new version was deployed, or a mistake of ours. */
function Broken() {
  return (
    <Page title="This page failed">
      <Failure error={useRouteError() as Error} retry={() => window.location.reload()} />
    </Page>
  );
}
