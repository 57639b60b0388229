import { createBrowserRouter, type RouteObject, useRouteError } from 'react-router';
import { SignedIn } from './shell/signed-in.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Empty, Failure, Loading } from './states/states.tsx';

/** Every address of the dashboard. Pages are loaded when they are first gone to. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home.tsx')).Home }) },
  { path: '*', element: <Empty title="There is no such page">Perhaps the address was cut short.</Empty> },
];

export const router = createBrowserRouter(
  [
    { path: '/sign-in', element: <SignIn /> },
    {
      element: <SignedIn />,
      errorElement: <Broken />,
      hydrateFallbackElement: <Loading />,
      children: pages,
    },
  ],
  { basename: '/app' },
);

/** What is shown where a page itself failed: a new version was deployed, or a mistake of ours. */
function Broken() {
  return <Failure error={useRouteError() as Error} retry={() => window.location.reload()} />;
}
