import type { Specification } from './index.ts';
import { openApiChecker } from './openapi.ts';

const JSON_BODY = 'content/application~1json/schema';

export const fulfillment: Specification = {
  files: ['fulfillment/openapi.json'],
  checker: ([document]) =>
    openApiChecker(JSON.parse(document!), {
      // That it answers so stands in the prose ("all errors will include a message"), or at another operation.
      unlistedStatuses: {
        '/orders': [400, 401],
        '/returns': [400, 401, 404],
        '/users/me': [401],
        '/oauth/access_token': [400],
      },
      answers: {
        /**
         * The list has the schema of ONE order. The same repository keeps a model of a list, and the other lists all
         * have that envelope: compared are the envelope of `/returns`, and each row by the schema of the order. That is
         * `oneOf` a plain order and a hydrated one, which is a plain one with more, so that whatever fits the second
         * fits both, and so neither: compared is the second, since all is hydrated that can be.
         */
        '/orders': (body, problemsOf) => {
          const { data, ...envelope } = body as { data: unknown[] };
          return [
            ...problemsOf(`/paths/~1returns/get/responses/200/${JSON_BODY}`, { ...envelope, data: [] }),
            ...data.flatMap((row) =>
              problemsOf(`/paths/~1orders/get/responses/200/${JSON_BODY}/oneOf/1`, row),
            ),
          ];
        },
      },
    }),
};
