/** A promise of the design did not hold. */
export class Broken extends Error {}
