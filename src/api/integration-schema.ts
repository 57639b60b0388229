import Type, { type Static } from 'typebox';
import { flag, freeMap, integer, list, nullable, number, object, oneOf, text } from '../model/fields.ts';

const BASES = ['updated', 'created', 'shipped', 'invoice', 'file', 'none'] as const;
const EVIDENCE = ['vendor-spec', 'vendor-docs', 'third-party', 'assumed', 'own'] as const;

const listOperation = object(
  {
    action: text('Such as get_orders'),
    url: text('Such as GET /wms/orders'),
    implemented_fields: freeMap(
      "Each field of the record and whether it is ever filled in, as the connector's own examples show; nested " +
        'fields below it, those of a list in a list of one. Empty where there are no examples',
    ),
  },
  'Something that can be read',
);

const credential = object(
  {
    name: text('Name of the field'),
    label: text('What to call it before people'),
    secret: flag('Whether it is hidden while it is typed, and never shown again'),
    required: flag('Whether it must be filled in, whatever is entered besides'),
    one_of: nullable(list(Type.String(), 'The values that are accepted')),
    help: nullable(text('Where somebody finds it, or what else helps to enter it')),
  },
  'Something to enter when connecting',
);

const limits = object(
  {
    keeps_history_days: nullable(number('Days before now that it can be asked for; null: no limit is known')),
    widest_window_days: nullable(number('Days that one question can be about; longer windows are cut')),
    result_cap: nullable(integer('Records it lists of one window at most; windows with more are cut')),
    lag_seconds: number('How late a record may still appear under an earlier date'),
  },
  'What the source is known to answer',
);

const source = object(
  { fact: text('What is known of the vendor'), from: text('Where it is from') },
  'Where something that is known of the vendor is from',
);

const integrationFunction = object(
  {
    name: text('Such as get_orders'),
    basis: nullable(oneOf(BASES, 'Which date of a record a window is compared with at the source')),
    evidence: nullable(oneOf(EVIDENCE, 'How it was checked that the source works as we read it')),
    on_demand: flag('Whether it can be synced on demand now'),
    limits: nullable(limits),
  },
  'A data type of the integration',
);

/** An integration as the API shows it: documented fields, with those from `integration_type` on added. */
export const integrationSchema = Type.Object(
  {
    integration_name: text('Its slug'),
    display_name: text('What people call it'),
    install_method: oneOf(
      ['input', 'oauth'],
      "How customers connect: by giving access on the vendor's own page (oauth), where the operator has an application there, or by what they enter",
    ),
    description: text('One or two sentences for people'),
    logo_url: text('Always empty: no logos are kept'),
    write_operations: list(freeMap('Something that can be written'), 'Always empty: nothing is written yet'),
    list_operations: list(listOperation, 'What can be read'),
    available_actions: list(Type.String(), 'Functions that are synced'),
    integration_type: oneOf(['wms', 'cart', 'carrier'], 'Kind of integration'),
    available: flag('Whether there is a connector, so that it can be connected'),
    credentials: list(credential, 'What to enter when connecting; empty also where that is not known'),
    on_demand_functions: list(Type.String(), 'Functions that can be synced on demand now'),
    functions: list(
      integrationFunction,
      'All its functions; without a connector those that are planned, of which nothing is decided or checked',
    ),
    passthrough: flag('Whether requests can be sent to its own API through here'),
    sources: list(source, 'What the connector was written from'),
    unknowns: list(Type.String(), 'What could not be found out about the vendor, a sentence or a few each'),
  },
  { $id: 'Integration', title: 'Integration', description: 'A vendor system', additionalProperties: false },
);

/** The type of `integrationSchema`. */
export type IntegrationAnswer = Static<typeof integrationSchema>;

/** The schema above by its name, for answers. */
export const integrationReference = Type.Unsafe<IntegrationAnswer>({ $ref: 'Integration#' });
