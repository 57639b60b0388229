/** The units that a frequency is typed in, with their seconds. */
export const UNITS = { minutes: 60, hours: 3600, days: 86_400 } as const;
export type Unit = keyof typeof UNITS;

/** A number of seconds in the largest unit in which it is whole: 5400 is 90 minutes. */
export function inUnits(seconds: number): { amount: number; unit: Unit } {
  const unit = (['days', 'hours'] as const).find((name) => seconds % UNITS[name] === 0) ?? 'minutes';
  return { amount: Math.round((seconds / UNITS[unit]) * 10) / 10, unit };
}

/** "every hour", "every 15 minutes" */
export function every(seconds: number): string {
  const { amount, unit } = inUnits(seconds);
  return amount === 1 ? `every ${unit.slice(0, -1)}` : `every ${amount} ${unit}`;
}
