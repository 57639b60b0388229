import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import './link.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme, variables } from '../theme.ts';
import { readAddress } from './address.ts';
import { Link } from './link.tsx';
import { Returned } from './returned.tsx';
import { tellLoaded } from './tell-parent.ts';
import { ToVendor } from './to-vendor.tsx';

const opened = readAddress(window.location.hash);
tellLoaded(opened.parent);

function Page() {
  if (window.location.pathname.endsWith('/callback')) return <Returned />;
  if (opened.secret && opened.consent) return <ToVendor secret={opened.secret} consent={opened.consent} />;
  return <Link opened={opened} />;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <Page />
    </MantineProvider>
  </StrictMode>,
);
