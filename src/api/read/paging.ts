import Type from 'typebox';
import { nullable } from '../../model/fields.ts';

/** Most items of a page, and how many it has unless asked otherwise. */
export const PAGE_MOST = 1000;

/** The two parameters every list takes. */
export const pagingFields = (usual: number, most = PAGE_MOST) => ({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: most, default: usual, description: 'Most items on the page' }),
  ),
  page_token: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 6000,
      description: 'The `next_token` of the page before. Repeat the filters: a token does not remember them',
    }),
  ),
});

/** The two fields beside `data` in every list. */
export const envelopeFields = {
  next_token: nullable(
    Type.String({ description: 'What to send as `page_token` for the next page; null on the last page' }),
  ),
  total_count: Type.Integer({ description: 'Number of items on this page' }),
};
