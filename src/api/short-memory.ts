/** Remembers values for a moment, and never more than a number of them. */
export class ShortMemory<V> {
  readonly #values = new Map<string, { value: V; until: number }>();
  readonly #ms: number;
  readonly #most: number;

  /**
   * @param ms how long a value is remembered from when it was first kept
   * @param most how many are; when there would be more, all are forgotten
   */
  constructor(ms: number, most: number) {
    this.#ms = ms;
    this.#most = most;
  }

  get(name: string): V | undefined {
    const found = this.#values.get(name);
    return found && found.until > performance.now() ? found.value : undefined;
  }

  /** Forgets a value at once. */
  forget(name: string): void {
    this.#values.delete(name);
  }

  /** Keeps a value under a name, unless the same is still remembered: being used does not make it live longer. */
  keep(name: string, value: V): V {
    if (this.get(name) !== undefined) return value;
    if (this.#values.size >= this.#most) this.#values.clear();
    this.#values.set(name, { value, until: performance.now() + this.#ms });
    return value;
  }
}
