import type { TestProject } from 'vitest/node';
import { startDrillServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL that all drills share which do not stop it. */
    drillServer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDrillServer();
  project.provide('drillServer', server.url);
  return () => server.stop();
}
