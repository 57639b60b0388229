import { catalogueOf } from '../connectors/catalogue/catalogue.ts';
import { connectors } from '../connectors/index.ts';
import { mustBeEntered } from '../connectors/kit/credential-fields.ts';
import type { Connector, CredentialField } from '../connectors/kit/manifest.ts';
import { nearest } from '../model/nearest.ts';
import { organizationSettings } from '../store/queries/organization-settings.ts';
import { connect } from '../sync/connect.ts';
import { DEFAULT_HISTORY_DAYS } from '../sync/create-connection.ts';
import { ask } from './ask.ts';
import { chooseOrganization } from './choose-organization.ts';
import { exampleOptions, fieldLines, readGivenCredentials } from './connections-credentials.ts';
import { printJson } from './output.ts';
import { EXIT, Refusal } from './refusal.ts';
import { vendorUrl } from './sandbox-vendor.ts';
import { Screen } from './screen.ts';
import type { Settings } from './settings.ts';
import { withEngine } from './with-engine.ts';

const SANDBOX = 'sandbox';
const LONGEST_CUSTOMER_ID = 500;

/** `connections create <integration>`: tries the credentials, connects, and prints the token. */
export async function createOne(
  settings: Settings,
  options: {
    integration: string;
    credential?: string[];
    customerId?: string;
    organization?: string;
    type?: string;
    historyDays?: number;
    disabledFunctions?: string[];
    json?: boolean;
  },
): Promise<number> {
  const { type, name, displayName, credentials: fields } = chooseConnector(options.integration, options.type);
  if (name === SANDBOX) vendorUrl(settings); // refuses where nobody can know the vendor's port
  if ((options.customerId ?? '').length > LONGEST_CUSTOMER_ID)
    throw new Refusal(`--customer-id is longer than ${LONGEST_CUSTOMER_ID} characters.`, EXIT.usage);
  const person = Boolean(process.stdin.isTTY && process.stderr.isTTY && !options.json);
  const credentials = await readGivenCredentials(
    options.credential ?? [],
    person ? (field) => ask(`${field}: `, { hidden: true }) : null,
  );
  const createWords = [name, ...(options.type === undefined ? [] : ['--type', type])].join(' ');
  const isMissing = (field: CredentialField) =>
    mustBeEntered(field, credentials) && credentials[field.name] === undefined;
  if (fields.some(isMissing) && !person)
    throw new Refusal(whatIsNeeded(displayName, createWords, fields), EXIT.usage);
  for (const field of fields) {
    // What is asked for may hang on what was just answered.
    if (!isMissing(field)) continue;
    const { name: asked, label, secret, oneOf } = field;
    credentials[asked] = await ask(`${label}${oneOf ? ` (${oneOf.join(' or ')})` : ''}: `, {
      hidden: secret,
    });
  }

  return withEngine(settings, async ({ engine, sealer }) => {
    const organizationId = await chooseOrganization(engine.pool, options.organization, 'this connection');
    const { history_days: usual } = await organizationSettings(engine.pool, organizationId);
    const made = await connect(engine, sealer, {
      organizationId,
      connector: engine.connectors.find(type, name)!,
      credentials,
      customerId: options.customerId ?? null,
      historyDays: options.historyDays ?? usual ?? DEFAULT_HISTORY_DAYS,
      disabledFunctions: options.disabledFunctions ?? null,
    });
    if (options.json) {
      const { connectionId: connection_id, accessToken: access_token, me } = made;
      printJson({ connection_id, access_token, integration_type: type, integration_name: name, me });
      return EXIT.ok;
    }
    const screen = new Screen();
    screen.fact('connection', made.connectionId);
    screen.fact('access token', made.accessToken);
    for (const [word, value] of Object.entries(made.me ?? {})) screen.fact(word, value);
    screen.say(
      `${displayName} is connected; its first sync begins as soon as a worker runs. Keep the token like a password: it opens this connection’s data.`,
    );
    screen.say(`See how it goes with: backhaul connections show ${made.connectionId}`);
    return EXIT.ok;
  });
}

/** The manifest of what is to be connected. @throws Refusal when the words lead to none, or to several */
function chooseConnector(name: string, type: string | undefined): Connector {
  // Only looked at here, so it does not matter where the source is.
  const all = connectors({ sandboxUrl: 'http://127.0.0.1:0' });
  const named = all.filter((one) => one.name === name);
  const found = named.filter((one) => type === undefined || one.type === type);
  if (found.length === 1) return found[0]!;
  const types = named.map((one) => one.type);
  if (found.length > 1)
    throw new Refusal(
      `"${name}" is of type ${types.join(', ')}. Say which one you mean: --type ${types[0]}.`,
      EXIT.usage,
    );
  if (types.length > 0)
    throw new Refusal(`"${name}" is of type ${types.join(', ')}, not ${type}.`, EXIT.usage);
  const known = catalogueOf(all).find((one) => one.name === name);
  if (known)
    throw new Refusal(
      `There is no connector for ${known.displayName} yet, so it cannot be connected. "backhaul integrations list --available" shows what can be.`,
    );
  const likely = nearest(name.slice(0, 64), [...new Set(all.map((one) => one.name))]);
  throw new Refusal(
    `There is no integration called "${name.slice(0, 64)}". Did you mean ${likely}? "backhaul integrations list --available" shows what can be connected.`,
  );
}

function whatIsNeeded(displayName: string, words: string, fields: Connector['credentials']): string {
  return [
    `To connect ${displayName}, give these credentials:`,
    ...fieldLines(fields),
    `For example: backhaul connections create ${words} ${exampleOptions(fields.filter((one) => one.required && !one.when))}`,
    'name=@file reads a file and name=- standard input, so that secrets stay out of the shell’s history.',
  ].join('\n');
}
