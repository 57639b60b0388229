import type { FeedFunction } from './fields.ts';
import { fileNames } from './file-names.ts';
import type { DocumentProfile, Profile } from './profile.ts';

/** What the profile says of files of a name; undefined for a name that it does not mean. The first that fits counts. */
export function documentOf(profile: Profile, name: string): DocumentProfile | undefined {
  return profile.documents.find(({ file_name }) => means(file_name, name));
}

/** What the profile says of a kind of document in files of a name. */
export function documentFor(profile: Profile, fn: FeedFunction, name: string): DocumentProfile | undefined {
  const own = profile.documents.filter((document) => document.function === fn);
  return own.find(({ file_name }) => means(file_name, name)) ?? own[0];
}

function means(pattern: string, name: string): boolean {
  const names = fileNames(pattern);
  return typeof names !== 'string' && names.expression.test(name);
}
