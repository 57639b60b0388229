import type { Simulator, SimulatorOptions } from './kit/simulator.ts';

/**
 * The vendors whose side can be played, by slug; the only file that lists them. Each is loaded when it is wanted: an
 * installation that serves customers never needs one.
 */
export const SIMULATORS: Readonly<Record<string, (options: SimulatorOptions) => Promise<Simulator>>> = {
  sandbox: async (options) =>
    (await import('./sandbox/simulator/simulate.ts')).startSandboxSimulator(options),
  shiphero: async (options) => (await import('./shiphero/simulator.ts')).startShipHeroSimulator(options),
  fulfillment: async (options) =>
    (await import('./fulfillment/simulator.ts')).startFulfillmentSimulator(options),
  bergen: async (options) => (await import('./bergen/simulator.ts')).startBergenSimulator(options),
  logiwa: async (options) => (await import('./logiwa/simulator.ts')).startLogiwaSimulator(options),
  ups: async (options) => (await import('./ups/simulator.ts')).startUpsSimulator(options),
  fedex: async (options) => (await import('./fedex/simulator.ts')).startFedexSimulator(options),
  shipbob: async (options) => (await import('./shipbob/simulator.ts')).startShipBobSimulator(options),
  'dhl-express': async (options) =>
    (await import('./dhl-express/simulator.ts')).startDhlExpressSimulator(options),
  walmart: async (options) =>
    (await import('./walmart/simulator/simulate.ts')).startWalmartSimulator(options),
  dpd: async (options) => (await import('./dpd/simulator.ts')).startDpdSimulator(options),
  shipstation: async (options) =>
    (await import('./shipstation/simulator.ts')).startShipStationSimulator(options),
  'extensiv-3pl-central': async (options) =>
    (await import('./extensiv-3pl-central/simulator.ts')).startSimulator(options),
  skuvault: async (options) => (await import('./skuvault/simulator.ts')).startSkuVaultSimulator(options),
  infoplus: async (options) => (await import('./infoplus/simulator.ts')).startInfoplusSimulator(options),
  whiplash: async (options) =>
    (await import('./whiplash/simulator/simulate.ts')).startWhiplashSimulator(options),
  tiktok: async (options) => (await import('./tiktok/simulator/simulate.ts')).startTikTokSimulator(options),
  linnworks: async (options) =>
    (await import('./linnworks/simulator/simulate.ts')).startLinnworksSimulator(options),
  'royal-mail': async (options) =>
    (await import('./royal-mail/simulator.ts')).startRoyalMailSimulator(options),
  usps: async (options) => (await import('./usps/simulator.ts')).startUspsSimulator(options),
  'carton-cloud': async (options) =>
    (await import('./carton-cloud/simulator.ts')).startCartonCloudSimulator(options),
  feed: async (options) => (await import('./feed/simulator.ts')).startFeedSimulator(options),
  'vertical-cold': async (options) =>
    (await import('./vertical-cold/simulator.ts')).startVerticalColdSimulator(options),
  skulabs: async (options) => (await import('./skulabs/simulator.ts')).startSkulabsSimulator(options),
  fba: async (options) => (await import('./fba/simulator/simulate.ts')).startAmazonSimulator(options),
};
