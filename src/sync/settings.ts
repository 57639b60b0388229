import { checkDisabled, functionsOf, type IntegrationType, type ResourceName } from '../model/index.ts';
import { inTransaction } from '../store/database.ts';
import { markDue } from '../store/queries/connection-state.ts';
import { followers } from '../store/queries/disabled-functions.ts';
import { underLock } from '../store/queries/lock-connection.ts';
import { lockOrganization } from '../store/queries/lock-organization.ts';
import {
  noteApplied,
  type OrganizationSettings,
  organizationSettings,
  unappliedSettings,
  writeSettings,
} from '../store/queries/organization-settings.ts';
import { applyDisabled } from './disable.ts';
import type { Engine } from './engine.ts';

/** What an organization sets for itself. What is left out stays as it is; null takes a setting back. */
export interface SettingsChange {
  historyDays?: number;
  disabledFunctions?: Partial<Record<IntegrationType, string[] | null>>;
  /** In days, by resource; null keeps them for good. */
  retentionDays?: Partial<Record<RetainedResource, number | null>>;
}

/**
 * Resources whose records are about something that happened, and so may have their time. What describes how things are
 * (products, stock, warehouses) is kept as long as the source shows it.
 */
export const RETAINED_RESOURCES = [
  'order',
  'return',
  'inbound_shipment',
  'inventory_ledger',
  'bill',
  'cart_order',
  'invoice_line_item',
] as const satisfies ResourceName[];

type RetainedResource = (typeof RETAINED_RESOURCES)[number];

/** Ten years. */
export const LONGEST_RETENTION_DAYS = 3653;

/** Three years: what the contract offers. */
export const LONGEST_HISTORY_DAYS = 1096;
/** Connections that are gone through between two notes of how far a change has come. */
const PART = 50;
/** How long whoever changes the settings waits for all connections to have them, in milliseconds. */
const WAIT_MS = 5000;

/**
 * Changes an organization's settings. The connections that follow them are gone through one by one, each under its
 * lock; for a few seconds here, and what is left then is done by the workers' housekeeping. How far it has come
 * stands beside the settings, so it goes on there also when this process is killed.
 *
 * @throws BackhaulError invalid, for a name that is no function, or one that stays enabled without what it needs
 */
export async function changeSettings(
  engine: Engine,
  organizationId: string,
  change: SettingsChange,
): Promise<OrganizationSettings> {
  const kept = Object.entries(change.disabledFunctions ?? {}).map(([type, names]) => [
    type,
    names && checkAll(type as IntegrationType, names),
  ]);
  await inTransaction(engine.pool, async (tx) => {
    const settings = await lockOrganization(tx, organizationId);
    if (change.historyDays !== undefined) settings.history_days = change.historyDays;
    const retention = { ...settings.retention_days, ...change.retentionDays };
    const days = Object.entries(retention).filter(([, one]) => one !== null && one !== undefined);
    if (days.length > 0) settings.retention_days = Object.fromEntries(days) as Record<string, number>;
    else delete settings.retention_days;
    if (kept.length > 0) {
      settings.disabled_functions = { ...settings.disabled_functions, ...Object.fromEntries(kept) };
      settings.applying = { change: engine.newId(), after: null };
    }
    await writeSettings(tx, organizationId, settings);
  });
  // Said is said: a connection that cannot be had at this moment is the housekeeping's, and `applying` shows it.
  await applySettings(engine, organizationId, WAIT_MS).catch(() => {});
  return organizationSettings(engine.pool, organizationId);
}

/** Brings what organizations have changed to all their connections: what a killed or a patient process left. */
export async function applyAllSettings(engine: Engine, signal: AbortSignal): Promise<void> {
  for (const organizationId of await unappliedSettings(engine.pool))
    await applySettings(engine, organizationId, Number.POSITIVE_INFINITY, signal);
}

/**
 * Several may do this at once: what is done twice changes nothing the second time.
 *
 * @param withinMs begins no further part after this
 */
async function applySettings(
  engine: Engine,
  organizationId: string,
  withinMs: number,
  signal?: AbortSignal,
): Promise<void> {
  for (const began = performance.now(); performance.now() - began < withinMs && !signal?.aborted; ) {
    const { applying } = await organizationSettings(engine.pool, organizationId);
    if (!applying) return;
    const part = await followers(engine.pool, organizationId, applying.after, PART);
    for (const connectionId of part) await applyTo(engine, connectionId);
    await noteApplied(engine.pool, organizationId, applying, part.length < PART ? null : part.at(-1)!);
  }
}

async function applyTo(engine: Engine, connectionId: string): Promise<void> {
  const changed = await underLock(engine.pool, connectionId, async (tx) => {
    if (!(await applyDisabled(tx, engine, connectionId))) return false;
    await markDue(tx, connectionId);
    await engine.wake(tx, connectionId);
    return true;
  });
  if (!changed) return;
  engine.hint('cancel', connectionId);
  engine.hint('wake', connectionId);
}

function checkAll(type: IntegrationType, names: readonly string[]): string[] {
  const all = functionsOf(type).map(({ name }) => name);
  return checkDisabled(type, names, `disabled_functions.${type}`, all);
}
