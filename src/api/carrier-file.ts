import Type, { type Static } from 'typebox';
import { dateTime, integer, key, list, nullable, text } from '../model/fields.ts';
import type { FileRow } from '../store/queries/files.ts';

/** A carrier's file as the API shows it: the documented fields (one of them in both documented spellings), and ours. */
export const carrierFile = Type.Object(
  {
    id: key('Id of the file'),
    file_name: text('Name of the file'),
    filename: Type.String({ description: 'The same as `file_name`, as some clients expect it' }),
    file_type: text('Kind of file, such as csv'),
    generated_time: dateTime('When it came in here'),
    download_url: text('Where its bytes are; needs no headers, and works until `download_url_expires_at`'),
    download_url_expires_at: dateTime('20 minutes from now'),
    size: integer('Number of bytes'),
    warnings: list(Type.String(), 'What a person should know about it, a sentence each'),
    problem: nullable(text('Why it could not be read; null for one that could')),
  },
  {
    $id: 'CarrierFile',
    title: 'CarrierFile',
    description: 'A file that a carrier sent',
    additionalProperties: false,
  },
);

type CarrierFile = Static<typeof carrierFile>;

/** The schema above by its name, for answers. */
export const carrierFileReference = Type.Unsafe<CarrierFile>({ $ref: 'CarrierFile#' });

/** A stored file as the API shows it. */
export function fileAnswer(row: FileRow, link: { url: string; expiresAt: Date }): CarrierFile {
  return {
    id: row.file_id,
    file_name: row.file_name,
    filename: row.file_name,
    file_type: row.file_type,
    generated_time: row.arrived_at.toISOString(),
    download_url: link.url,
    download_url_expires_at: link.expiresAt.toISOString(),
    size: row.size,
    warnings: row.warnings,
    problem: row.problem,
  };
}
