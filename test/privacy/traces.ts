import type pg from 'pg';

/**
 * Where the database holds one of some words: every column of every table of every schema (the queue has its own), so that
 * a new one is looked at without a line here. Bytes are looked at as the text they are, JSON also without its escapes. Not
 * what is sealed: that is letters at random.
 */
export async function tracesOf(pool: pg.Pool, words: readonly RegExp[]): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; name: string; column: string; type: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS table, column_name AS column, data_type AS type,
       CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name AS name
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
       AND column_name NOT LIKE 'sealed%' ORDER BY table_schema, table_name, columns.ordinal_position`,
  );
  const found: string[] = [];
  for (const { table, name, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const { rows } = await pool.query<{ text: string }>(
      `SELECT ${text} AS text FROM ${table} WHERE "${column}" IS NOT NULL`,
    );
    for (const row of rows)
      for (const word of words)
        if (word.test(row.text) || word.test(unescaped(row.text)))
          found.push(`${name}.${column}: ${word.source}`);
  }
  return [...new Set(found)];
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Somebody who asks to be forgotten, in the ways in which sources write her. */
export const JANE = {
  email: 'jane.doe@example.com',
  phone: '+1 (555) 010-0123',
  full_name: 'Jane Doe',
  address1: '12 Elm Street',
  postal_code: 'ZX8 4QJ',
} as const;

/** What no column may hold once she is. */
export const HER = [/jane/i, /\bdoe\b/i, /elm str/i, /010-?0123/, /zx8 ?4qj/i];

/** Her address as a record has it. */
export function herAddress(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    full_name: 'Jane Doe',
    company: null,
    address1: '12 Elm Street',
    address2: 'Flat 3',
    address3: null,
    city: 'Springfield',
    state: 'IL',
    postal_code: 'ZX8 4QJ',
    country: 'US',
    phone_number: '555-010-0123',
    email_address: 'Jane.Doe@example.com',
    ...more,
  };
}

/** Somebody else. */
export const SAM = herAddress({
  full_name: 'Sam Other',
  address1: '9 Oak Road',
  postal_code: '10001',
  phone_number: '212-555-0999',
  email_address: 'sam@example.org',
});
