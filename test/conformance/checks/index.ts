import type { Check } from '../check.ts';
import { expired, refused, secrets } from './credentials.ts';
import { files } from './files.ts';
import { fixtures } from './fixtures.ts';
import { form } from './form.ts';
import { edits, restart, silent } from './moving.ts';
import { quota } from './quota.ts';
import { samples } from './samples.ts';
import { specification } from './specification.ts';
import { schema } from './stored.ts';
import { nonsense, rateLimited, serverErrors, timeOut } from './troubles.ts';
import { edges, late, sizes } from './windows.ts';
import { zones } from './zones.ts';

/** All that is checked, in the order in which it is. */
export const CHECKS: readonly Check[] = [
  form,
  fixtures,
  sizes,
  edges,
  late,
  zones,
  restart,
  edits,
  silent,
  schema,
  rateLimited,
  serverErrors,
  timeOut,
  nonsense,
  expired,
  refused,
  secrets,
  files,
  quota,
  specification,
  samples,
];
