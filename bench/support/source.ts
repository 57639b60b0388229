import type { AccountSeen, AccountSettings } from '../source/account.ts';
import { startChild } from './child.ts';

/** The source in its own process; see bench/source/process.ts. */
export interface Source {
  url: string;
  /** Makes an account, or changes it; what it has seen is forgotten. */
  account(key: string, settings: Partial<AccountSettings>): Promise<void>;
  seen(key: string): Promise<AccountSeen>;
  close(): Promise<void>;
}

export async function startSource(): Promise<Source> {
  const child = await startChild('source/process.ts');
  const url = child.said;
  return {
    url,
    async account(key, settings) {
      await fetch(`${url}/accounts/${key}`, { method: 'PUT', body: JSON.stringify(settings) });
    },
    async seen(key) {
      return (await (await fetch(`${url}/accounts/${key}`)).json()) as AccountSeen;
    },
    close: () => child.end(),
  };
}
