import { hostname } from 'node:os';

/** Names this process for people, in the tables of who works on what. */
export function workerName(): string {
  return `${hostname()}/${process.pid}`;
}
