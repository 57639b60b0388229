import Type from 'typebox';
import { oneOf } from '../model/fields.ts';
import { behave, behaviourOf } from '../sync/play-sandbox.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { requireSandbox } from './require-sandbox.ts';

const strict = { additionalProperties: false };
const count = (most: number, description: string, least = 0) =>
  Type.Integer({ minimum: least, maximum: most, description });

/** Each as `Behaviour` has it. */
const fields = {
  slow_ms: count(60_000, 'Each answer waits so long; its connector gives up after ten seconds'),
  late_seconds: count(
    3600,
    'A third of all changes is recorded up to so much later, under its earlier date; up to 120 is as the vendor declares, more is a vendor that does not keep its word',
  ),
  rate_limited: count(1_000_000, 'So many of the next requests are answered 429; counts down'),
  retry_after_seconds: count(86_400, 'The Retry-After of those'),
  failing: count(1_000_000, 'So many of the next requests fail; counts down'),
  failing_status: count(599, 'The status they fail with', 400),
  unauthorized: Type.Boolean({ description: 'The API key is refused with 401' }),
};

const behaviour = Type.Object(fields, { ...strict, description: 'How the sandbox behaves' });
const change = Type.Partial(Type.Object(fields), strict);
const params = Type.Object({
  integration_type: oneOf(['wms', 'cart', 'carrier'] as const, 'Kind of integration'),
});
const common = { tags: ['sandbox'], security: SECURITY.key, params };

/** How the vendor behaves towards an organization's sandbox: calm, until somebody says otherwise. */
export function registerSandboxBehaviour(app: App, { engine }: ApiOptions): void {
  const url = '/sandbox/behaviour/:integration_type';

  app.get(url, {
    config: { access: 'key' },
    schema: {
      ...common,
      summary: 'Read how the sandbox behaves',
      response: answers(behaviour, 'key', 'invalid', 'not_found', 'not_implemented', 'source_unavailable'),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      return behaviourOf(engine, await requireSandbox(engine, owner, request.params.integration_type));
    },
  });

  app.patch(url, {
    config: { access: 'key' },
    schema: {
      ...common,
      summary: 'Have the sandbox behave badly, or well again',
      description:
        'What is left out stays as it is. It holds for this organization’s sandbox of the type, until it is made anew or its vendor is started anew.',
      body: change,
      response: answers(
        behaviour,
        'key',
        'read_only',
        'payload_too_large',
        'unsupported_media_type',
        'invalid',
        'not_found',
        'not_implemented',
        'source_unavailable',
      ),
    },
    handler: async (request) => {
      const { organization_id: owner } = callerOf(request);
      const connection = await requireSandbox(engine, owner, request.params.integration_type);
      return behave(engine, connection, request.body);
    },
  });
}
