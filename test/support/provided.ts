import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the migrated template database; tests use a copy of it, see database.ts */
    databaseUrl: string;
  }
}
