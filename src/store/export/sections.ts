import { BadExport, type Header } from './format.ts';
import { damaged } from './parse-line.ts';
import type { FileRow } from './read-export.ts';
import { goesAlways, type TableShape } from './tables.ts';

/**
 * Holds the rows of a file against its header: the organization first, then its keys, then the connections one after
 * the other, each begun by its connection row and its state row. A row of anything else is refused before it is
 * written anywhere.
 */
export class Sections {
  readonly #header: Header;
  readonly #shapes: Map<string, TableShape>;
  readonly #columns = new Map<string, string[]>();
  #begun = 0;
  #organizations = 0;
  /** The state row of the connection that was begun. */
  #hasState = true;

  constructor(header: Header, shapes: Map<string, TableShape>) {
    this.#header = header;
    this.#shapes = shapes;
  }

  /** The connection whose rows stand here; undefined before the first. */
  get connectionId(): string | undefined {
    return this.#header.connections[this.#begun - 1];
  }

  /** The columns that the rows of a table have in this file. */
  columnsOf(table: string): string[] {
    return this.#columns.get(table)!;
  }

  /** @returns the row's table. @throws BadExport for a row that has no business here */
  place({ table, row, line }: FileRow): TableShape {
    const shape = this.#shapes.get(table);
    if (!shape)
      throw new BadExport(
        `Line ${line} is of a table "${table.slice(0, 63)}" that this Backhaul does not have. Nothing was imported. Import with the version that wrote the file.`,
      );
    this.#checkColumns(shape, Object.keys(row), line);
    const fits =
      shape.of === 'organization' ? this.#isOfOrganization(table, row) : this.#isOfConnection(table, row);
    if (!fits)
      throw new BadExport(
        `Line ${line}, of the table ${table}, does not belong where it stands: an export holds only what is of its own organization and connections, each in its turn. The file was altered. Export again.`,
      );
    return shape;
  }

  /** @throws BadExport when something is missing that the header speaks of */
  end(line: number): void {
    if (this.#organizations !== 1 || this.#begun !== this.#header.connections.length || !this.#hasState)
      throw damaged(line);
  }

  #isOfOrganization(table: string, row: FileRow['row']): boolean {
    if (this.#begun > 0 || row.organization_id !== this.#header.organization) return false;
    if (table === 'organization') return ++this.#organizations === 1;
    return this.#organizations === 1 && (this.#header.of === 'organization' || goesAlways(table));
  }

  #isOfConnection(table: string, row: FileRow['row']): boolean {
    if (table === 'connection') {
      const inTurn = this.#organizations === 1 && this.#hasState;
      this.#begun += 1;
      this.#hasState = false;
      return (
        inTurn && row.organization_id === this.#header.organization && row.connection_id === this.connectionId
      );
    }
    if (this.connectionId === undefined || row.connection_id !== this.connectionId) return false;
    if (table !== 'connection_state') return this.#hasState;
    const first = !this.#hasState;
    this.#hasState = true;
    return first;
  }

  #checkColumns(shape: TableShape, names: string[], line: number): void {
    const before = this.#columns.get(shape.name);
    if (before) {
      if (before.length === names.length && before.every((name, i) => names[i] === name)) return;
      throw damaged(line);
    }
    const unknown = names.find((name) => !shape.columns.some((column) => column.name === name));
    if (unknown !== undefined)
      throw new BadExport(
        `Line ${line} has a column "${unknown.slice(0, 63)}" that the table ${shape.name} of this Backhaul does not have. Nothing was imported. Import with the version that wrote the file.`,
      );
    const missing = shape.columns.find((column) => column.required && !names.includes(column.name));
    if (missing)
      throw new BadExport(
        `The file has no column "${missing.name}" in the table ${shape.name}, and this Backhaul cannot do without it: the export is of a version too old. Import it with that version, migrate that database, and export again.`,
      );
    this.#columns.set(shape.name, names);
  }
}
