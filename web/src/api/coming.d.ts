import './schema.d.ts';

interface Envelope {
  next_token: string | null;
  total_count: number;
}
type Get<Query, Path, Answer> = {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  get: {
    parameters: { query?: Query; header?: never; cookie?: never } & ([Path] extends [never]
      ? { path?: never }
      : { path: Path });
    requestBody?: never;
    responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Answer } } };
  };
};
interface CoverageOf {
  connection_id: string;
  integration_name: string;
  integration_display_name: string;
  customer_id: string | null;
  functions: {
    function_name: string;
    basis: string;
    oldest: string | null;
    newest: string | null;
    covered: { start: string; end: string }[];
    drawn_together: boolean;
    gaps: number | null;
    last_as_of: string;
  }[];
}
declare module './schema.d.ts' {
  interface paths {
    '/coverage': Get<{ limit?: number; page_token?: string }, never, { data: CoverageOf[] } & Envelope>;
  }
}
