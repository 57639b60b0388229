/**
 * Thrown within a step that cannot be done now, though nothing is wrong: nothing of it is kept, and it is taken again
 * from its cursor. The wait counts against nothing.
 */
export class NotYet extends Error {
  /** When to look again, by the source clock. */
  readonly until: Date;

  constructor(message: string, until: Date) {
    super(message);
    this.until = until;
  }
}
