import { Page } from '../shell/page.tsx';
import { Empty } from '../states/states.tsx';

/** What happens right now, and what needs somebody. */
export function Home() {
  return (
    <Page title="Home">
      <Empty title="Nothing is connected yet" />
    </Page>
  );
}
