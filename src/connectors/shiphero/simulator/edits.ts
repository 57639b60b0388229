import type { Row } from './rows.ts';
import { read } from './time.ts';

/** What people did by hand: only this is kept, everything else follows from the seed. */
export class Edits {
  readonly #patches = new Map<string, { at: number; patch: Record<string, unknown> }>();
  readonly #removed = new Set<string>();

  /** Changes fields of a record; where it has an `updated_at`, that becomes the second of the change. */
  change(id: string, patch: Record<string, unknown>, at: number): void {
    const before = this.#patches.get(id)?.patch;
    this.#patches.set(id, { at, patch: { ...before, ...patch } });
  }

  /** Deletes a record. */
  remove(id: string): void {
    this.#removed.add(id);
  }

  /** Every id that was changed. */
  get ids(): string[] {
    return [...this.#patches.keys()];
  }

  /** The changed fields of a record. */
  patchOf(id: string): Record<string, unknown> | undefined {
    return this.#patches.get(id)?.patch;
  }

  /** Rows as they stand after the changes. */
  apply(rows: Row[]): Row[] {
    if (this.#patches.size === 0 && this.#removed.size === 0) return rows;
    return rows.filter(({ id }) => !this.#removed.has(id)).map((row) => this.#changed(row));
  }

  #changed(row: Row): Row {
    const edit = this.#patches.get(row.id);
    if (!edit) return row;
    const dates: Record<string, number | null> = { ...row.dates };
    if (typeof dates.updated_at === 'number') dates.updated_at = Math.max(dates.updated_at, edit.at);
    for (const field of Object.keys(dates)) {
      const value = edit.patch[field];
      if (field in edit.patch) dates[field] = typeof value === 'string' && value !== '' ? read(value) : null;
    }
    const { fulfillment_status: status, updated_at } = edit.patch;
    const shown =
      typeof dates.updated_at === 'number' && updated_at === undefined
        ? { updated_at: new Date(dates.updated_at * 1000).toISOString().slice(0, 19) }
        : {};
    return {
      ...row,
      dates,
      ...(typeof status === 'string' && { status }),
      view: () => ({ ...row.view(), ...shown }),
    };
  }
}
