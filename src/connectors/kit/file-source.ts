import { isIP } from 'node:net';
import { CredentialsRefused } from './errors.ts';
import type { CredentialField } from './manifest.ts';

type Credentials = Readonly<Record<string, string>>;

const sftp = { field: 'source_type', is: ['sftp'] };
const open = { secret: false, required: false, when: sftp };
const needed = { ...open, required: true };
const confided = { secret: true, required: false, when: sftp };

/** Of sources that send files: there is nothing to sign in to, and these say where the files come from. */
export const FILE_SOURCE: readonly CredentialField[] = [
  {
    name: 'source_type',
    label: 'Where the files come from',
    secret: false,
    required: true,
    oneOf: ['folder', 'upload', 'sftp'],
    // All folders of an organization lie side by side, those of its other customers among them.
    reserved: ['folder'],
    words: {
      folder: 'They are left in a folder of this server',
      upload: 'Whoever invited me hands them over',
      sftp: 'They are fetched from an SFTP server',
    },
  },
  {
    name: 'sftp_host',
    label: 'SFTP server',
    help: 'Its name or address, such as sftp.example.com.',
    ...needed,
  },
  { name: 'sftp_port', label: 'Its port', help: '22, if left empty.', ...open },
  { name: 'sftp_username', label: 'User at the SFTP server', ...needed },
  { name: 'sftp_password', label: 'Password, or a private key instead', ...confided },
  { name: 'sftp_private_key', label: 'Private key, in the form of OpenSSH', multiline: true, ...confided },
  { name: 'sftp_passphrase', label: 'Passphrase of the private key', ...confided },
  {
    name: 'folder',
    label: 'Folder in which the files are left',
    secret: false,
    required: true,
    when: { field: 'source_type', is: ['folder', 'sftp'] },
    help: 'At an SFTP server its path there; a dot is where the user begins.',
  },
  {
    name: 'sftp_host_key',
    label: 'Fingerprint of its host key',
    help: 'SHA256:…, as ssh-keygen -l shows it. If left empty, the key that is met now must be its key from now on.',
    ...open,
  },
];

/** A folder at an SFTP server, and how to get there. */
export interface SftpServer {
  host: string;
  port: number;
  username: string;
  password: string | null;
  privateKey: string | null;
  passphrase: string | null;
  /** Fingerprints of host keys, any of which is the server's; none where it is met for the first time. */
  hostKeys: string[];
  folder: string;
}

/**
 * Looks at what was entered, which is all that can be checked without going there.
 *
 * @param example a folder as somebody may call it: `ups/main`
 * @throws CredentialsRefused with what to enter instead
 */
export function checkFileSource(credentials: Credentials, example: string): void {
  const { source_type: type = '', folder = '' } = credentials;
  if (type !== 'folder' && type !== 'upload' && type !== 'sftp')
    throw new CredentialsRefused(
      'The source type must be "folder" (files are left in a folder), "sftp" (they are fetched from an SFTP server) or "upload" (they are sent to the API).',
    );
  const ofServer = Object.keys(credentials).find((name) => name.startsWith('sftp_'));
  if (type !== 'sftp' && ofServer !== undefined)
    throw new CredentialsRefused(
      `An SFTP server is only asked with source type "sftp": leave ${ofServer} empty, or change the source type.`,
    );
  if (type === 'sftp') sftpServer(credentials);
  if (type === 'folder' && folder.trim() === '')
    throw new CredentialsRefused(
      'Source type "folder" needs a folder: enter the path below BACKHAUL_FILES_DIR in which the files are left.',
    );
  if (type === 'upload' && folder.trim() !== '')
    throw new CredentialsRefused(
      'A folder is only read with source type "folder" or "sftp": leave it empty, or change the source type.',
    );
  if (type === 'folder' && !isBelow(folder))
    throw new CredentialsRefused(
      `The folder must be a path below BACKHAUL_FILES_DIR, such as "${example}": without a slash at its start, and without "..".`,
    );
}

/**
 * The SFTP server that credentials name.
 *
 * @throws CredentialsRefused with what to enter instead
 */
export function sftpServer(credentials: Credentials): SftpServer {
  const host = (credentials.sftp_host ?? '').replace(/^\[|\]$/g, '');
  if (!isIP(host) && !/^[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9])?$/i.test(host))
    throw new CredentialsRefused(
      'Source type "sftp" needs sftp_host: the name or address of the server, without "sftp://" and without a port.',
    );
  const { sftp_port: port = '22', sftp_username: username = '', folder = '' } = credentials;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new CredentialsRefused('sftp_port must be a number from 1 to 65535.');
  if (username === '') throw new CredentialsRefused('Source type "sftp" needs sftp_username.');
  const { sftp_password: password, sftp_private_key: privateKey, sftp_passphrase: passphrase } = credentials;
  if ((password === undefined) === (privateKey === undefined))
    throw new CredentialsRefused('Source type "sftp" needs either sftp_password or sftp_private_key.');
  if (folder === '' || folder.includes('\0'))
    throw new CredentialsRefused(
      'Source type "sftp" needs a folder: the path at the server in which the files are left; "." is where its user begins.',
    );
  return {
    host,
    port: Number(port),
    username,
    password: password ?? null,
    privateKey: privateKey ?? null,
    passphrase: passphrase ?? null,
    hostKeys: fingerprints(credentials.sftp_host_key ?? ''),
    folder,
  };
}

/** @throws CredentialsRefused for what is no fingerprint */
function fingerprints(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .filter((one) => one !== '')
    .map((one) => {
      const [, digest] = /^(?:SHA256:)?([A-Za-z0-9+/]{43})=?$/.exec(one) ?? [];
      if (digest !== undefined) return `SHA256:${digest}`;
      throw new CredentialsRefused(
        'sftp_host_key must be a fingerprint as "ssh-keygen -l" shows it, such as SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDDSPqZQdXyUpGAgQk; leave it empty to keep the one that is met now.',
      );
    });
}

function isBelow(folder: string): boolean {
  const parts = folder.split(/[/\\]/);
  return parts[0] !== '' && !/^[a-z]:/i.test(folder) && !parts.includes('..') && !folder.includes('\0');
}
