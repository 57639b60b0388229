import type { Transaction } from '../database.ts';
import type { Row } from './format.ts';
import { insertRows, refusingValues } from './insert-rows.ts';
import type { ToolSession } from './session.ts';
import { quoted, type TableShape } from './tables.ts';

/**
 * Rows that make everything else visible, kept until the whole file was read: in temporary tables, which vanish with
 * the session that made them, so that a killed import leaves nothing of them, and memory does not grow with them.
 */
export class Staging {
  readonly #session: ToolSession;
  readonly #shapes: TableShape[];

  private constructor(session: ToolSession, shapes: TableShape[]) {
    this.#session = session;
    this.#shapes = shapes;
  }

  static async open(session: ToolSession, all: TableShape[]): Promise<Staging> {
    const shapes = all.filter(({ name, of }) => of === 'organization' || name === 'connection');
    for (const { name } of shapes)
      await session.client.query(
        `CREATE TEMPORARY TABLE ${quoted(staged(name))} (LIKE ${quoted(name)} INCLUDING DEFAULTS)`,
      );
    return new Staging(session, shapes);
  }

  async put(shape: TableShape, row: Row): Promise<void> {
    await this.#session.within('BEGIN', (tx) =>
      insertRows(tx, shape, Object.keys(row), [row], staged(shape.name)),
    );
  }

  /**
   * Makes the connections exist, and their organization if it does not. Where it does, it stays as it is, and the
   * file's API keys are left out: a key that was revoked or never given here must not come in with a file. Whom it has
   * erased stays erased, though, as long as both know persons by the same key.
   *
   * @param withOrganization false when the connections go to another one
   * @returns whether the organization was made, and whether it erased persons who are not known here
   */
  async publish(
    tx: Transaction,
    withOrganization: boolean,
  ): Promise<{ organizationMade: boolean; erasedUnknown: boolean }> {
    const made = withOrganization && (await this.#copy(tx, 'organization', 'ON CONFLICT DO NOTHING')) === 1;
    const known = made || (withOrganization && (await this.#shareKey(tx)));
    for (const { name, of } of this.#shapes) {
      if (name === 'organization') continue;
      const isOfErased = name === 'erasure' || name === 'suppression';
      if (of === 'organization' && !(isOfErased ? known : made)) continue;
      await this.#copy(tx, name, isOfErased ? 'ON CONFLICT DO NOTHING' : '');
    }
    const { rowCount } = await tx.query(`SELECT 1 FROM ${quoted(staged('suppression'))} LIMIT 1`);
    return { organizationMade: made, erasedUnknown: rowCount === 1 && !known };
  }

  /** Takes the key that the file knows persons by where there is none here. @returns whether it is the same now */
  async #shareKey(tx: Transaction): Promise<boolean> {
    const { rows } = await tx.query<{ id: string; key: string | null }>(
      `SELECT organization_id AS id, sealed_privacy_key AS key FROM ${quoted(staged('organization'))}`,
    );
    const { id, key } = rows[0]!;
    if (key === null) return false;
    const { rowCount } = await tx.query(
      `UPDATE organization SET sealed_privacy_key = $2
       WHERE organization_id = $1 AND (sealed_privacy_key IS NULL OR sealed_privacy_key = $2)`,
      [id, key],
    );
    return rowCount === 1;
  }

  async #copy(tx: Transaction, name: string, otherwise: string): Promise<number> {
    const shape = this.#shapes.find((one) => one.name === name)!;
    const columns = shape.columns.map((column) => quoted(column.name)).join(', ');
    const { rowCount } = await refusingValues(name, () =>
      tx.query(
        `INSERT INTO ${quoted(name)} (${columns}) SELECT ${columns} FROM ${quoted(staged(name))} ${otherwise}`,
      ),
    );
    return rowCount ?? 0;
  }
}

function staged(table: string): string {
  return `staged_${table}`;
}
