import { type Command, Option } from 'commander';
import { command, run } from './command.ts';

/** `backhaul connector`. */
export function registerConnector(program: Command): void {
  const connector = command(program, 'connector')
    .summary('help for those who write connectors')
    .description('For work in a checkout of Backhaul; see docs/writing-a-connector.md.');
  command(connector, 'new')
    .summary('make the folder of a new connector')
    .description(
      'Makes src/connectors/<slug> with a manifest, one function, a simulator, fixtures and a README that conform in form, and lists it. What it does not know is marked TO SAY; the conformance suite says in sentences what is still to be written.',
    )
    .argument('<slug>', 'lower-case letters, digits and hyphens; the integration’s name in the API')
    .addOption(
      new Option('--type <type>', 'what the vendor is').choices(['wms', 'cart', 'carrier']).default('wms'),
    )
    .option('--json', 'print the paths as JSON; errors as JSON too')
    .addHelpText(
      'after',
      `
Examples:
  $ backhaul connector new acme-wms
  $ backhaul connector new acme-parcel --type carrier`,
    )
    .action((slug: string, options) =>
      run(async () => (await import('./connector-new.ts')).connectorNew(slug, options)),
    );
}
