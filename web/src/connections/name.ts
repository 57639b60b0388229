interface Named {
  connection_id: string;
  customer_id: string | null;
  me?: Record<string, string> | null;
}

/** What tells a connection from others of its integration: the customer, else whose account it is, else its id. */
export function connectionSubtitle({ connection_id: id, customer_id: customer, me }: Named): string {
  return customer ?? Object.values(me ?? {})[0] ?? `…${id.slice(-8)}`;
}
