import Type from 'typebox';
import { catalogueOf } from '../connectors/catalogue/catalogue.ts';
import { oneOf } from '../model/fields.ts';
import { BackhaulError } from '../model/index.ts';
import { loadPairDecisions } from '../store/queries/pairs.ts';
import { answers, SECURITY } from './answers.ts';
import { toIntegrationAnswer } from './integration-answer.ts';
import { integrationReference, integrationSchema } from './integration-schema.ts';
import type { ApiOptions, App } from './options.ts';

const typeField = { integration_type: oneOf(['wms', 'cart', 'carrier'], 'Kind of integration') };
const nameField = {
  integration_name: Type.String({ maxLength: 200, description: 'Slug of the integration, such as shiphero' }),
};
const answer = Type.Object({ data: Type.Array(integrationReference) });

/** The catalogue of integrations: all of a type, and one, each under the documented address and its older alias. */
export function registerIntegrations(app: App, { engine, oauthClients = {} }: ApiOptions): void {
  app.addSchema(integrationSchema);
  const catalogue = catalogueOf(engine.connectors.all());
  const shown = async (chosen: typeof catalogue) => {
    const decisions = await loadPairDecisions(engine.pool);
    return { data: chosen.map((integration) => toIntegrationAnswer(integration, decisions, oauthClients)) };
  };

  for (const url of ['/integrations/:integration_type', '/:integration_type/integrations']) {
    app.get(url, {
      config: { access: 'key' },
      schema: {
        ...common(url),
        summary: 'List integrations',
        description:
          'All of a type, also those without a connector; `available` tells which can be connected.',
        params: Type.Object(typeField),
        response: answers(answer, 'key', 'invalid'),
      },
      handler: (request) => shown(catalogue.filter(({ type }) => type === request.params.integration_type)),
    });

    app.get(`${url}/:integration_name`, {
      config: { access: 'key' },
      schema: {
        ...common(url),
        summary: 'Read an integration',
        description: '`data` is a list of one.',
        params: Type.Object({ ...typeField, ...nameField }),
        response: answers(answer, 'key', 'invalid', 'not_found'),
      },
      handler: async (request) => {
        const { integration_type: type, integration_name: name } = request.params;
        const found = catalogue.filter((one) => one.type === type && one.name === name);
        if (found.length > 0) return shown(found);
        const sentence = `There is no ${type} integration called "${name.slice(0, 64)}".`;
        throw new BackhaulError('not_found', sentence, { id: name });
      },
    });
  }
}

function common(url: string) {
  return {
    tags: ['integrations'],
    security: SECURITY.key,
    ...(url.endsWith('/integrations') && { deprecated: true }),
  };
}
