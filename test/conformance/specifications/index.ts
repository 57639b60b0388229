import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionName } from '../../../src/model/index.ts';
import { bergen } from './bergen.ts';
import { fba } from './fba.ts';
import { fulfillment } from './fulfillment.ts';
import { linnworks } from './linnworks.ts';
import type { Checker } from './openapi.ts';
import { shipbob } from './shipbob.ts';
import { shiphero } from './shiphero.ts';
import { skulabs } from './skulabs.ts';
import { walmart } from './walmart.ts';
import { whiplash } from './whiplash.ts';

/** A vendor's own machine-readable specification. It is none of ours and stands outside of the checkout. */
export interface Specification {
  /** Below `../shared/specs`. */
  files: readonly string[];
  /** @param documents the files' texts, in their order */
  checker: (documents: string[]) => Checker;
  /**
   * The payloads in the answers that the documents show as examples, as `page` would give them; by function.
   *
   * @param documents as above
   */
  samples?: Partial<Record<FunctionName, (documents: string[]) => unknown[]>>;
}

/** By slug. */
export const SPECIFICATIONS: Readonly<Record<string, Specification>> = {
  fba,
  bergen,
  fulfillment,
  linnworks,
  shipbob,
  shiphero,
  skulabs,
  walmart,
  whiplash,
};

/** BACKHAUL_SHARED: for checkouts that do not stand beside the folder. */
const SHARED = process.env.BACKHAUL_SHARED ?? join(import.meta.dirname, '../../../../shared');
const SPECS = join(SHARED, 'specs');

/** Null where the files are not at hand, which is said. */
export function checkerOf(specification: Specification): Checker | null {
  const documents = textsOf(specification);
  return documents && specification.checker(documents);
}

/** The vendor's samples of a function's payloads. Null where the files are not at hand, which is said. */
export function samplesFor(specification: Specification, functionName: FunctionName): unknown[] | null {
  const documents = textsOf(specification);
  return documents && (specification.samples?.[functionName]?.(documents) ?? []);
}

function textsOf({ files }: Specification): string[] | null {
  const paths = files.map((file) => join(SPECS, file));
  const absent = paths.find((path) => !existsSync(path));
  if (!absent) return paths.map((path) => readFileSync(path, 'utf8'));
  console.warn(`SKIPPED: nothing is compared with ${absent}, which is absent`);
  return null;
}
