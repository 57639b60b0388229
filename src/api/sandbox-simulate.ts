import Type from 'typebox';
import { type Act, playSandbox, resourceOfAct, typeOfAct } from '../sync/play-sandbox.ts';
import { answers, SECURITY } from './answers.ts';
import { callerOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';
import { recordReference, recordText } from './read/list.ts';
import { requireSandbox } from './require-sandbox.ts';
import { newCartOrder, newCartProduct, saleOf, unusedIn, variantOf } from './sandbox-bodies.ts';

const COMMON = ['read_only', 'payload_too_large', 'unsupported_media_type', 'invalid'] as const;
const REFUSALS = [...COMMON, 'not_found', 'not_implemented', 'source_unavailable'] as const;

/** Playing the people at the sandbox vendor; what they do comes here by an ordinary sync, and is waited for. */
export function registerSandboxSimulate(app: App, { engine }: ApiOptions): void {
  const play = async (owner: string, act: Act): Promise<{ text: string; id: string }> => {
    const connection = await requireSandbox(engine, owner, typeOfAct(act.what));
    const row = await playSandbox(engine, connection, act);
    return { text: recordText(resourceOfAct(act.what), row), id: row.id };
  };

  for (const [what, things, thing, id, effect] of [
    ['fulfill', 'orders', 'order', 'order_id', 'It is sent whole. One that is sent already is only touched'],
    ['receive', 'returns', 'return', 'return_id', 'It has arrived whole and is dealt with'],
  ] as const) {
    app.route({
      method: 'PUT',
      url: `/sandbox/simulate/${things}/:${id}/${what}`,
      config: { access: 'key' },
      schema: {
        summary: `Have a ${thing} of the sandbox ${what === 'fulfill' ? 'fulfilled' : 'received'}`,
        description: `${effect}. Answers once a sync has brought it here, with its events. Takes no body.`,
        tags: ['sandbox'],
        security: SECURITY.key,
        params: Type.Object({ [id]: Type.String({ description: `Id of the ${thing}` }) }),
        response: answers(single(what), 'key', ...REFUSALS),
      },
      handler: async (request, reply) => {
        const { organization_id: owner } = callerOf(request);
        const wanted = (request.params as Record<string, string>)[id]!;
        const { text } = await play(owner, { what, id: wanted });
        return reply.type('application/json; charset=utf-8').send(`{"data":${text}}`);
      },
    });
  }

  app.post('/sandbox/simulate/cart/orders', {
    config: { access: 'key' },
    schema: {
      summary: 'Have somebody buy in the shop of the sandbox',
      description:
        'What is left out is drawn. Answers once a sync has brought the order here, with its events.',
      tags: ['sandbox'],
      security: SECURITY.key,
      body: newCartOrder,
      response: answers(written('sell'), 'key', ...REFUSALS),
    },
    handler: async (request, reply) => {
      const { organization_id: owner } = callerOf(request);
      const { body } = request;
      const made = await play(owner, { what: 'sell', told: saleOf(body) });
      return reply
        .type('application/json; charset=utf-8')
        .send(writtenText(made, unusedIn(newCartOrder, body)));
    },
  });

  app.post('/sandbox/simulate/cart/products', {
    config: { access: 'key' },
    schema: {
      summary: 'Have a product added to the shop of the sandbox',
      description: 'Answers once a sync has brought it here, with its events.',
      tags: ['sandbox'],
      security: SECURITY.key,
      body: newCartProduct,
      response: answers(written('add'), 'key', ...REFUSALS),
    },
    handler: async (request, reply) => {
      const { organization_id: owner } = callerOf(request);
      const { body } = request;
      const made = await play(owner, { what: 'add', told: variantOf(body) });
      return reply
        .type('application/json; charset=utf-8')
        .send(writtenText(made, unusedIn(newCartProduct, body)));
    },
  });
}

function single(what: Act['what']) {
  return Type.Unsafe<string>(Type.Object({ data: recordReference(resourceOfAct(what)) }));
}

function written(what: Act['what']) {
  return Type.Unsafe<string>(
    Type.Object({
      data: recordReference(resourceOfAct(what)),
      id: Type.String({ description: 'Id of the record' }),
      unused_fields: Type.Array(Type.String(), { description: 'Fields of the body that mean nothing here' }),
    }),
  );
}

function writtenText({ text, id }: { text: string; id: string }, unused: readonly string[]): string {
  return `{"data":${text},"id":${JSON.stringify(id)},"unused_fields":${JSON.stringify(unused)}}`;
}
