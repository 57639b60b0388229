/** What searches are asked by: comparisons of fields, which must be wrapped in one of several even where there is but one. */

/** A comparison, or several of which all or any must hold. */
export type Condition = Readonly<Record<string, unknown>>;

/** The body of a search. */
export function searchFor(
  conditions: readonly Condition[],
  wrap: 'And' | 'Or' = 'And',
): { condition: Condition } {
  return { condition: { type: `${wrap}Condition`, conditions } };
}

export function equals(pointer: string, text: string): Condition {
  return comparison('TextComparisonCondition', pointer, text, 'EQUAL_TO');
}

/**
 * Dates from an instant on, up to another.
 *
 * @param pointer to a timestamp: `/timestamps/modified/time`
 */
export function between(pointer: string, from: Date, to: Date): Condition[] {
  return [
    comparison('DateTimeComparisonCondition', pointer, withOffset(from), 'GREATER_THAN_OR_EQUAL_TO'),
    comparison('DateTimeComparisonCondition', pointer, withOffset(to), 'LESS_THAN'),
  ];
}

/** The customer that the connection is restricted to. */
export function ofCustomer(customer: string | null): Condition[] {
  return customer === null ? [] : [equals('/customer/id', customer)];
}

function comparison(type: string, pointer: string, value: string, method: string): Condition {
  return { type, field: { type: 'JsonField', pointer }, value: { type: 'ValueField', value }, method };
}

/** `2026-05-01T10:30:15+00:00`: with an offset in numbers, as the vendor's own timestamps have it. */
function withOffset(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}+00:00`;
}
