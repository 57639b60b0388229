/** How the files of one warehouse are to be read: what it and its customer have agreed, and no standard says. */
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { dateReader } from './date-format.ts';
import { type FeedFunction, FIELDS, NEEDED } from './fields.ts';
import { fileNames } from './file-names.ts';

const FUNCTIONS: readonly FeedFunction[] = [
  'get_orders',
  'get_inbound_shipments',
  'get_inventory_ledger',
  'get_inventory',
];
const WORDS: Partial<Record<FeedFunction, { field: string; words: readonly string[] }>> = {
  get_orders: {
    field: 'status',
    words: [
      'open',
      'confirmed',
      'processing',
      'picked',
      'packed',
      'partially_fulfilled',
      'fulfilled',
      'exception',
      'cancelled',
      'backordered',
      'other',
    ],
  },
  get_inbound_shipments: {
    field: 'status',
    words: ['open', 'in-transit', 'receiving', 'received', 'cancelled', 'other'],
  },
  get_inventory_ledger: {
    field: 'type',
    words: [
      'adjustment',
      'return_receipt',
      'inbound_receipt',
      'order_shipment',
      'supplier_return',
      'movement',
      'other',
    ],
  },
};

const short = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

const document = Type.Object(
  {
    function: Type.Enum([...FUNCTIONS], { type: 'string', description: 'What the files tell of' }),
    file_name: short(
      'Which files are meant: `*` stands for any text, `?` for one character, and a date in braces for the date of the file: `SHIPCONF_*_{YYYYMMDDHHmmss}.csv`',
    ),
    window: Type.Optional(
      Type.Enum(['record', 'file'], {
        type: 'string',
        description: 'The date that windows are compared with: that of the record, or that in the file name',
      }),
    ),
    dates: Type.Optional(
      short('CSV: the form of dates, such as `MM/DD/YYYY` or `YYYY-MM-DD HH:mm`, or `ISO`'),
    ),
    columns: Type.Optional(
      Type.Record(Type.String(), short('The column'), {
        description: 'CSV: our field → the header of its column, or `column 3` where there is no header',
      }),
    ),
    codes: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: "The warehouse's word for a status (or a kind of movement) → ours",
      }),
    ),
  },
  { additionalProperties: false },
);

/** The form of a profile. What it cannot say, {@link profileProblems} checks. */
export const profileSchema = Type.Object(
  {
    format: Type.Enum(['csv', 'x12', 'edifact'], { type: 'string', description: 'The form of all files' }),
    time_zone: short('IANA zone of dates without an offset, such as America/Chicago'),
    item_id: Type.Optional(
      Type.Enum(['sku', 'sku_and_warehouse'], {
        type: 'string',
        description: 'What tells items apart; with several warehouses that report by themselves, both',
      }),
    ),
    csv: Type.Optional(
      Type.Object(
        {
          delimiter: Type.Optional(Type.Enum([',', ';', '\t', '|'], { type: 'string' })),
          quote: Type.Optional(Type.Enum(['"', "'", ''], { type: 'string', description: 'Empty: none' })),
          encoding: Type.Optional(Type.Enum(['utf-8', 'windows-1252'], { type: 'string' })),
          decimal: Type.Optional(Type.Enum(['.', ','], { type: 'string' })),
          header: Type.Optional(Type.Boolean({ description: 'Whether the first row names the columns' })),
        },
        { additionalProperties: false, description: 'How CSV is spelled' },
      ),
    ),
    x12: Type.Optional(
      Type.Object(
        {
          product_ids: Type.Optional(
            Type.Array(Type.String({ pattern: '^[A-Z0-9]{2}$' }), {
              maxItems: 20,
              description: 'Which product ids (235) are the SKU, the preferred first',
            }),
          ),
          damaged: Type.Optional(
            Type.Enum(['included', 'beside'], {
              type: 'string',
              description: 'Whether the received quantity (W07-01) includes what W13 says is damaged',
            }),
          ),
          test: Type.Optional(
            Type.Enum(['skip', 'read'], { type: 'string', description: 'What to do with test interchanges' }),
          ),
        },
        { additionalProperties: false, description: 'What X12 leaves open' },
      ),
    ),
    edifact: Type.Optional(
      Type.Object(
        {
          product_ids: Type.Optional(
            Type.Array(Type.String({ pattern: '^[A-Z0-9]{2,3}$' }), {
              maxItems: 20,
              description: 'Which product ids (7143) are the SKU, the preferred first',
            }),
          ),
          test: Type.Optional(
            Type.Enum(['skip', 'read'], { type: 'string', description: 'What to do with test interchanges' }),
          ),
        },
        { additionalProperties: false, description: 'What EDIFACT leaves open' },
      ),
    ),
    documents: Type.Array(document, { minItems: 1, maxItems: 20, description: 'Which files tell of what' }),
  },
  { additionalProperties: false, description: 'How the files of a warehouse are to be read' },
);

export type Profile = Static<typeof profileSchema>;
export type DocumentProfile = Profile['documents'][number];

const CHECKER = Compile(profileSchema);
const MOST_PROBLEMS = 50;

/** What is wrong with a profile, by the dotted path of the field; empty for one that can be used. */
export function profileProblems(given: unknown): Map<string, string> {
  const problems = new Map<string, string>();
  const add = (path: string, problem: string) => {
    if (problems.size < MOST_PROBLEMS && !problems.has(path)) problems.set(path, problem);
  };
  if (!CHECKER.Check(given)) {
    for (const error of CHECKER.Errors(given)) {
      const path = error.instancePath.slice(1).replaceAll('/', '.');
      if (error.keyword === 'required')
        for (const field of error.params.requiredProperties) add(below(path, field), 'is missing.');
      else if (error.keyword === 'additionalProperties')
        for (const field of error.params.additionalProperties)
          add(below(path, field.slice(0, 100)), 'is no field of a profile.');
      else if (error.keyword === 'enum')
        add(
          path || 'profile',
          `must be one of ${error.params.allowedValues.map((one) => JSON.stringify(one)).join(', ')}.`,
        );
      else if (error.keyword !== 'boolean') add(path || 'profile', `${error.message}.`);
    }
    return problems;
  }
  if (!isZone(given.time_zone)) add('time_zone', 'must be a time zone such as America/Chicago.');
  for (const [place, one] of given.documents.entries())
    for (const [field, problem] of documentProblems(one, given.format))
      add(`documents.${place}.${field}`, problem);
  return problems;
}

function* documentProblems(
  { function: fn, file_name, window, dates, columns = {}, codes = {} }: DocumentProfile,
  format: Profile['format'],
): Generator<[string, string]> {
  const names = fileNames(file_name);
  if (typeof names === 'string') yield ['file_name', names];
  else if (window === 'file' && !names.dated)
    yield [
      'file_name',
      'must have a date in braces, such as {YYYYMMDDHHmmss}, for windows by the date of the file.',
    ];
  if (fn === 'get_inventory' && window === 'file')
    yield ['window', 'says nothing for get_inventory, of which the newest report is read.'];
  const vocabulary = WORDS[fn];
  for (const [word, ours] of Object.entries(codes)) {
    const path = `codes.${word.slice(0, 60)}`;
    if (!vocabulary) yield [path, `is of no use: ${fn} has no status.`];
    else if (!vocabulary.words.includes(ours)) yield [path, `must be one of ${vocabulary.words.join(', ')}.`];
  }
  if (format !== 'csv') {
    if (Object.keys(columns).length > 0) yield ['columns', 'are only for the format csv.'];
    if (dates !== undefined) yield ['dates', 'is only for the format csv.'];
    return;
  }
  if (dates !== undefined && dateReader(dates, 'UTC') === null)
    yield [
      'dates',
      'must be ISO, or made of YYYY, YY, MM, DD, HH, mm, ss and what stands between, with a year, a month and a day.',
    ];
  const fields: readonly string[] = FIELDS[fn];
  for (const field of Object.keys(columns))
    if (!fields.includes(field))
      yield [`columns.${field.slice(0, 60)}`, `is no field of ${fn}, which has ${fields.join(', ')}.`];
  const missing = NEEDED[fn].filter((field) => columns[field] === undefined);
  for (const field of missing) yield [`columns.${field}`, 'is missing: no record can do without.'];
  if (fn === 'get_inventory' && columns.on_hand === undefined && columns.available === undefined)
    yield ['columns.on_hand', 'is missing: on_hand or available must be told.'];
}

function below(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
