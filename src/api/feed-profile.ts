import Type from 'typebox';
import { flag, freeMap, integer, json, list, nullable, object, text } from '../model/fields.ts';
import { invalidField } from '../model/index.ts';
import { dryRun } from '../sync/feeds/dry-run.ts';
import { getFeedProfile, setFeedProfile } from '../sync/feeds/profile.ts';
import { syncNow } from '../sync/manual.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import type { ApiOptions, App } from './options.ts';

const PATH = '/connections/feed-profile';

const answer = object(
  {
    profile: json('How the files of the connection are read; see docs/feeds.md'),
    preset: flag('Whether it is the preset of the integration, which holds until another one is set'),
    revision: integer('How often it was changed'),
  },
  'The profile of a connection whose files are read by one',
);

const dryRunBody = Type.Object(
  {
    file_name: Type.String({ minLength: 1, maxLength: 255, description: 'The name it would come in by' }),
    content: Type.Optional(Type.String({ description: 'The file as text; instead of `content_base64`' })),
    content_base64: Type.Optional(
      Type.String({ description: 'The bytes of the file; for encodings other than UTF-8' }),
    ),
    profile: Type.Optional(json('A profile to try; the one that the connection has, if left out')),
  },
  { additionalProperties: false },
);

const dryRunAnswer = object(
  {
    problem: nullable(text('Why nothing of the file would be read; null where it would')),
    warnings: list(Type.String(), 'What a person should know about it, a sentence each'),
    records: list(
      object(
        {
          function_name: text('What was read, such as get_orders'),
          record: freeMap('The record, as it would be stored'),
        },
        'A record that the file would become',
      ),
      'What it would become, at most 200',
    ),
    rejected: list(
      object(
        {
          function_name: text('What was read, such as get_orders'),
          reason: text('The file, the line, and why it cannot be read'),
        },
        'A line or document that would be put aside',
      ),
      'What would be put aside, at most 200',
    ),
    more: flag('Whether there would be more of either'),
  },
  'What a file would become',
);

const REFUSALS = [
  'payload_too_large',
  'unsupported_media_type',
  'invalid',
  'not_found',
  'not_implemented',
] as const;

/** How the files of a connection are read: seen, changed, and tried on a file before that. */
export function registerFeedProfile(app: App, { engine, log }: ApiOptions): void {
  const config = { access: 'token' } as const;
  const common = { tags: ['connections'], security: SECURITY.token };

  app.get(PATH, {
    config,
    schema: {
      ...common,
      summary: 'Get the profile by which files are read',
      response: answers(answer, 'token', 'not_found', 'not_implemented'),
    },
    handler: (request) => getFeedProfile(engine, connectionOf(request)),
  });

  app.put(PATH, {
    config,
    schema: {
      ...common,
      summary: 'Set the profile by which files are read',
      description:
        'Files that mean something else under it are read anew in a sync that begins at once. What was read already is mapped anew by a remap job.',
      body: Type.Object(
        { profile: json('The whole profile; null gives back the preset') },
        { additionalProperties: false },
      ),
      response: answers(answer, 'token', 'read_only', ...REFUSALS),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const set = await setFeedProfile(engine, connection, request.body.profile);
      // It is set, whatever becomes of this; the next scheduled sync follows it at the latest.
      await syncNow(engine, connection, []).catch((error) =>
        log.warn(
          { err: error, request_id: request.id },
          'a profile was set, but its sync could not be asked for',
        ),
      );
      return set;
    },
  });

  app.post(`${PATH}/dry-run`, {
    config: { ...config, reads: true },
    schema: {
      ...common,
      summary: 'Try a file without writing anything',
      description:
        'What a file would become under a profile that is not set yet, or under the one that is: records, and what would be put aside, with file, line and reason. Other files are not looked at. The whole request may have 1 MB.',
      body: dryRunBody,
      response: answers(dryRunAnswer, 'token', 'csrf', ...REFUSALS),
    },
    handler: (request) => {
      const { file_name: name, profile } = request.body;
      if (/[/\\\0]/.test(name))
        throw invalidField('file_name', 'must be the name of a file without its folder.');
      return dryRun(engine, connectionOf(request), { name, bytes: bytesOf(request.body) }, profile);
    },
  });
}

/** @throws BackhaulError invalid unless the bytes are there, in one way */
function bytesOf({
  content,
  content_base64: encoded,
}: {
  content?: string;
  content_base64?: string;
}): Buffer {
  if ((content === undefined) === (encoded === undefined))
    throw invalidField('content', 'either this or content_base64 must be there.');
  if (content !== undefined) return Buffer.from(content);
  if (/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded!)) return Buffer.from(encoded!, 'base64');
  throw invalidField('content_base64', 'must be base64.');
}
