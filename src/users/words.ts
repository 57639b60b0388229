import { invalidField } from '../model/index.ts';

const EMAIL = /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u;
const EMAIL_MOST = 254;
const NAME_MOST = 100;

/** An address in the form it is kept in. Nothing is ever sent to it: it names a person. @throws BackhaulError invalid */
export function readEmail(given: string): string {
  const email = given.trim().toLowerCase();
  if (EMAIL.test(email) && email.length <= EMAIL_MOST) return email;
  throw invalidField(
    'email',
    `must be an address such as ada@example.com, of at most ${EMAIL_MOST} characters.`,
  );
}

/** A name in the form it is kept in. @throws BackhaulError invalid */
export function readName(given: string): string {
  const name = given.trim();
  if (/^\P{C}+$/u.test(name) && name.length <= NAME_MOST) return name;
  throw invalidField('name', `must have 1 to ${NAME_MOST} characters that can be seen.`);
}
