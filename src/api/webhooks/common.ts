import type { FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { ErrorCode } from '../../model/index.ts';
import { SECURITY } from '../answers.ts';
import { callerOf } from '../auth.ts';
import { originOf } from '../file-link.ts';
import type { ApiOptions } from '../options.ts';

/** What all addresses below /webhooks are told. */
export interface WebhookRoutes extends ApiOptions {
  /** Networks that may be sent to though they are not public. */
  allow: readonly string[];
  /** How receivers are reached. */
  dispatcher: Dispatcher;
}

/** Parts of the schema of all of them. */
export const COMMON = { tags: ['webhooks'], security: SECURITY.key };

/** Refusals of those that change something. */
export const WRITE: readonly ErrorCode[] = [
  'read_only',
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
];

/** Whose endpoints and events a request is about. */
export function ownerOf(request: FastifyRequest): string {
  return callerOf(request).organization_id;
}

/** Where receivers reach the API: as the operator says, else as this caller did. */
export function publicUrlOf({ publicUrl }: ApiOptions, request: FastifyRequest): string {
  return publicUrl ?? originOf(request);
}
