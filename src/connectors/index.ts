import { bergen } from './bergen/index.ts';
import { cartonCloud } from './carton-cloud/index.ts';
import { dhlExpress } from './dhl-express/index.ts';
import { dpd } from './dpd/index.ts';
import { extensiv3plCentral } from './extensiv-3pl-central/index.ts';
import { fba } from './fba/index.ts';
import { fedex } from './fedex/index.ts';
import { feed } from './feed/index.ts';
import { fulfillment } from './fulfillment/index.ts';
import { infoplus } from './infoplus/index.ts';
import type { Connector } from './kit/manifest.ts';
import { placedAt } from './kit/place.ts';
import { linnworks } from './linnworks/index.ts';
import { logiwa } from './logiwa/index.ts';
import { royalMail } from './royal-mail/index.ts';
import { sandboxCarrier } from './sandbox/carrier.ts';
import { sandboxCart } from './sandbox/cart.ts';
import { sandboxWms } from './sandbox/wms.ts';
import { shipbob } from './shipbob/index.ts';
import { shiphero } from './shiphero/index.ts';
import { shipstation } from './shipstation/index.ts';
import { skulabs } from './skulabs/index.ts';
import { skuvault } from './skuvault/index.ts';
import { tiktok } from './tiktok/index.ts';
import { ups } from './ups/index.ts';
import { usps } from './usps/index.ts';
import { verticalCold } from './vertical-cold/index.ts';
import { walmart } from './walmart/index.ts';
import { whiplash } from './whiplash/index.ts';

/** Where sources are reached at another address than their own. */
export interface Places {
  /** The sandbox vendor of this installation, which has no address of its own. */
  sandboxUrl: string;
  /** By slug: simulators and proxies. Only operators can name them, never customers. */
  sourceUrls?: Readonly<Record<string, string>>;
}

/** Every integration there is a connector for; the only file that lists them. */
export function connectors({ sandboxUrl, sourceUrls = {} }: Places): readonly Connector[] {
  const sandboxes = [sandboxWms, sandboxCart, sandboxCarrier].map((one) => ({ ...one, baseUrl: sandboxUrl }));
  const vendors: readonly Connector[] = [
    shiphero,
    fulfillment,
    logiwa,
    bergen,
    ups,
    fedex,
    shipbob,
    dhlExpress,
    walmart,
    dpd,
    shipstation,
    extensiv3plCentral,
    skuvault,
    infoplus,
    whiplash,
    tiktok,
    linnworks,
    royalMail,
    usps,
    cartonCloud,
    feed,
    verticalCold,
    skulabs,
    fba,
  ];
  const placed = vendors.map((one) => {
    const elsewhere = sourceUrls[one.name];
    return elsewhere === undefined ? one : placedAt(one, elsewhere);
  });
  return [...sandboxes, ...placed];
}
