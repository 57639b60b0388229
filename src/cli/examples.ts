import { type SandboxConnection, type SandboxFile, sandboxFilePath } from './sandbox-file.ts';
import type { Screen } from './screen.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Ready-to-paste lines with the real keys. After the first start only the two that matter most. */
export function showExamples(options: {
  screen: Screen;
  url: string;
  dataDir: string;
  file: SandboxFile;
  connection: SandboxConnection;
  short: boolean;
  now: Date;
}): void {
  const { screen, url, file, connection } = options;
  const keys = `-H 'x-trackstar-api-key: ${file.api_key}' -H 'x-trackstar-access-token: ${connection.access_token}'`;
  const jobs = `${url}/connections/on-demand-syncs`;
  const job = file.demo?.job_id;
  const day = (ago: number) => new Date(options.now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  const show = (what: string, line: string) => {
    screen.say();
    screen.say(screen.faint(`# ${what}`));
    screen.say(line);
  };

  screen.say();
  screen.say(screen.bold('Try it: paste any of these lines into another terminal.'));
  show(
    'Read orders that changed in the last seven days',
    `curl -g '${url}/wms/orders?limit=3&updated_date[gte]=${day(7)}T00:00:00Z' ${keys}`,
  );
  const body = JSON.stringify({
    function_name: 'get_orders',
    start_time: `${day(90)}T00:00:00Z`,
    end_time: `${day(0)}T00:00:00Z`,
  });
  show(
    'Sync ninety days of orders, now; the answer has the id of the job',
    `curl -X POST ${jobs} ${keys} -H 'content-type: application/json' -d '${body}'`,
  );
  if (!options.short && job) {
    show('See how far a job is (this one is the demo)', `curl ${jobs}/${job} ${keys}`);
    show(
      'Cancel a job; that takes an open one, so put the id of one you just made',
      `curl -X POST ${jobs}/${job}/cancel ${keys}`,
    );
  }
  screen.say();
  screen.fact('reference', `${url}/docs`);
  screen.fact('keys', sandboxFilePath(options.dataDir));
}
