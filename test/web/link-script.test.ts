import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';

const FILE = join(import.meta.dirname, '../../web/public/link.js');
const SCRIPT = new Script(readFileSync(FILE, 'utf8'));

interface Opener {
  state: { isLoaded: boolean };
  init(given: object): Opener;
  open(how?: object): Promise<void>;
}

/** A page that has loaded the script, as far as the script looks at one. */
function page() {
  const element = () => ({
    style: {},
    isConnected: true,
    setAttribute() {},
    focus() {},
    append() {},
    remove() {
      this.isConnected = false;
    },
  });
  const frames: (ReturnType<typeof element> & { src?: string })[] = [];
  const listeners = new Map<string, (event: unknown) => void>();
  const window: Record<string, unknown> = {
    location: { origin: 'https://shop.example.com' },
    addEventListener: (name: string, heard: (event: unknown) => void) => listeners.set(name, heard),
    removeEventListener: (name: string) => listeners.delete(name),
  };
  const document = {
    currentScript: { src: 'https://backhaul.example.com/link/link.js' },
    baseURI: 'https://shop.example.com/',
    activeElement: null,
    body: { style: {}, append() {} },
    createElement(tag: string) {
      const made = element();
      if (tag === 'iframe') frames.push(Object.assign(made, { contentWindow: made }));
      return made;
    },
    addEventListener() {},
    removeEventListener() {},
  };
  SCRIPT.runInContext(createContext({ window, document, URL, URLSearchParams }));
  /** The page in the frame says something, from an address of its own. */
  const say = (data: object, origin = 'https://backhaul.example.com', source: unknown = frames.at(-1)) =>
    listeners.get('message')?.({ origin, source, data: { from: 'backhaul-link', ...data } });
  return { frames, say, trackstar: window.Trackstar as Opener, of: (name: string) => window[name] as Opener };
}

const button = (more: object = {}) => ({
  getLinkToken: async () => 'blt_token',
  onSuccess: vi.fn(),
  onClose: vi.fn(),
  onLoad: vi.fn(),
  ...more,
});

describe('the script that other pages load', () => {
  test('has the documented shape: not loaded before init, told of it once though components init again', () => {
    const { trackstar, of } = page();
    expect(of('Backhaul')).toBe(trackstar);
    expect(trackstar.state).toEqual({ isLoaded: false });
    const config = button();
    trackstar.init(config);
    trackstar.init(config);
    expect(trackstar.state).toEqual({ isLoaded: true });
    expect(config.onLoad).toHaveBeenCalledTimes(1);
  });

  test('says what it misses', () => {
    const { trackstar } = page();
    expect(() => trackstar.init({ onSuccess: () => {} })).toThrow('needs getLinkToken and onSuccess');
    expect(() => trackstar.open()).toThrow('Call Backhaul.init before');
  });

  test('several buttons have each their own, and the last init of each counts', async () => {
    const { trackstar, of, frames, say } = page();
    const carriers = button({ buttonId: 'Carriers', integrationType: 'carrier' });
    trackstar.init(button({ buttonId: 'Carriers', integrationType: 'cart' }));
    trackstar.init(carriers);
    const shops = button({ buttonId: 'Shops', integrationType: 'cart', sandbox: true });
    trackstar.init(shops);
    expect(trackstar.state.isLoaded).toBe(false);
    await of('TrackstarCarriers').open({});
    expect(frames.at(-1)!.src).toBe(
      'https://backhaul.example.com/link/#blt_token&parent=https%3A%2F%2Fshop.example.com&type=carrier',
    );
    await of('TrackstarShops').open({});
    expect(frames, 'one window at a time').toHaveLength(1);
    say({ event: 'close' });
    expect([carriers.onClose, shops.onClose].map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    await of('TrackstarShops').open({ integrationId: 'shopware' });
    expect(frames.at(-1)!.src).toContain('&type=cart&sandbox=1&integration=shopware');
  });

  test('hears our page in its own frame and nobody else', async () => {
    const { trackstar, say } = page();
    const config = button();
    trackstar.init(config);
    await trackstar.open();
    const connected = { event: 'connected', authCode: 'bla_code', integrationName: 'shiphero' };
    say({ ...connected, authCode: 'forged' }, 'https://shop.example.com');
    say({ ...connected, authCode: 'forged' }, undefined, {});
    say(connected);
    say({ event: 'close' });
    expect(config.onSuccess.mock.calls).toEqual([['bla_code', 'shiphero']]);
    expect(config.onClose).not.toHaveBeenCalled();
  });

  test('one that was closed while its token was on the way stays closed, and opens again', async () => {
    const { trackstar, frames, say } = page();
    const token = Promise.withResolvers<string>();
    const asked = [token.promise, Promise.resolve('blt_later')];
    trackstar.init(button({ getLinkToken: () => asked.shift() }));
    const first = trackstar.open();
    say({ event: 'close' });
    await trackstar.open();
    token.resolve('blt_first');
    await first;
    expect(frames.map(({ src }) => src?.slice(0, 46))).toEqual([
      undefined,
      'https://backhaul.example.com/link/#blt_later&p',
    ]);
  });
});
