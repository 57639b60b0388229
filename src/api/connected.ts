import Type from 'typebox';
import { deprecated, list, nullable, text } from '../model/fields.ts';

/** What is answered to whoever has made a connection. */
export const connectedFields = {
  access_token: text('Names the connection in all further requests; permanent'),
  connection_id: text('Id of the connection'),
  integration_name: text('The integration, by its slug'),
  customer_id: nullable(text("The API client's own id of the customer")),
  available_actions: list(Type.String(), 'Functions that are synced'),
  available_endpoints: Type.Array(Type.String(), { description: 'Use available_actions', ...deprecated }),
};
