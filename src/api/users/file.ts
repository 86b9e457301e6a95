// The file of users: TSV with the columns name, role and password (a hash, password.ts), readable by its owner only. Read when the
// server starts and again whenever it was written: who is taken out of it is out at once.
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { parseTsv, type Row } from '../../base/data.ts';
import { UserError } from '../../base/diagnostic.ts';
import { ROLES, type Role } from '../session.ts';
import { readHash } from './password.ts';

export type User = { readonly name: string; readonly role: Role; readonly password: string };
export type Users = ReadonlyMap<string, User>;

const HEAD = 'name\trole\tpassword';

const fault = (file: string, message: string, hint: string): UserError =>
  new UserError({ code: 'T5004', severity: 'error', message, hint, at: { file } });

/** True for what a person can be called: 1 to 100 letters, no control characters, no space around. */
export const isUserName = (name: string): boolean =>
  name.length >= 1 && name.length <= 100 && name === name.trim() && !/\p{C}|^#/u.test(name);

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

function rowsOf(text: string, file: string): readonly Row[] {
  try {
    return parseTsv(text, file);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    throw fault(file, `It is no table of users: ${why}.`, 'Make it anew: tosite user add NAME');
  }
}

/** The users of a file's text. Throws UserError T5004 that names the line. */
export function parseUsers(text: string, file: string): Users {
  const users = new Map<string, User>();
  const rows = rowsOf(text, file);
  for (const [i, { name = '', role = '', password = '' }] of rows.entries()) {
    const bad = (why: string): UserError =>
      fault(file, `User ${i + 1}: ${why}.`, 'Make the line again: tosite user add NAME');
    if (!isUserName(name)) throw bad('the name is empty or too long');
    if (!isRole(role)) throw bad(`"${role.slice(0, 20)}" is no role; it is ${ROLES.join(' or ')}`);
    if (readHash(password) === null) throw bad('the password is not a hash that tosite user add wrote');
    if (users.has(name)) throw bad(`"${name}" stands there twice`);
    users.set(name, { name, role, password });
  }
  return users;
}

/** Reads a file. Throws UserError T5004 where it is missing, others may read it, or a line is wrong. */
export function readUsers(file: string): Users {
  if (!existsSync(file))
    throw fault(file, 'There is no such file of users.', `Make it: tosite user add NAME --users ${file}`);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw fault(file, 'The file of users can be read by others.', `Close it: chmod 600 ${file}`);
  return parseUsers(readFileSync(file, 'utf8'), file);
}

/** Writes the users, whole or not at all. */
export function writeUsers(file: string, users: Users): void {
  const lines = [...users.values()].map(({ name, role, password }) => `${name}\t${role}\t${password}`);
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${[HEAD, ...lines].join('\n')}\n`, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, file);
}

/** The users of a file as it stands: it is read again when it was written. */
export function usersOf(file: string): () => Users {
  let users = readUsers(file);
  let written = statSync(file).mtimeMs;
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (now === undefined) return new Map();
    if (now !== written) {
      users = readUsers(file);
      written = now;
    }
    return users;
  };
}
