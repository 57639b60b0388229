import type { FunctionName, IntegrationType, Simulator, SimulatorOptions } from '../../kit/simulator.ts';
import type { SandboxAccount } from './account.ts';
import { type Collection, collections } from './collections.ts';
import { type SandboxOptions, startSandboxVendor } from './index.ts';

const KEY = 'sbx_simulated';

/** One account of the vendor, as every integration's simulator is offered. */
export async function startSandboxSimulator(
  options: SimulatorOptions & Pick<SandboxOptions, 'defaults'>,
): Promise<Simulator> {
  const { type = 'wms' } = options;
  const vendor = await startSandboxVendor(options);
  const account = vendor.account(KEY);
  return {
    url: vendor.url,
    credentials: { api_key: KEY },
    notes: ['Every API key that begins with sbx_ is an account of its own, with data of its own.'],
    truth(name, window) {
      const { path, window: dated } = listOf(type, name);
      // The vendor's range is open at its start and closed at its end.
      const range = window && { after: before(window.from), before: before(window.to) };
      return account.truth(path, dated === null ? {} : range).map(({ at, ref }) => ({
        id: path === 'cart/products' ? `cart_${ref}` : ref,
        at: dated === null ? null : new Date(at),
      }));
    },
    edit: (name, id) => name === 'get_orders' && type !== 'carrier' && touch(account, id),
    expireSessions: () => {},
    revoke: () => void account.setKnobs({ unauthorized: true }),
    refusals: () => account.quota.refusals,
    close: () => vendor.close(),
  };
}

/** The list behind a function of one of the vendor's sides. */
function listOf(type: IntegrationType, name: FunctionName): Collection {
  const side = type === 'wms' ? '' : `${type}/`;
  return [...collections.values()].find(
    ({ path, function: fn }) => fn === name && path.slice(0, path.indexOf('/') + 1) === side,
  )!;
}

function before(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}

function touch(account: SandboxAccount, id: string): boolean {
  account.edit(id.replace(/^cart_/, ''), { note: 'Leave at the door.' });
  return true;
}
