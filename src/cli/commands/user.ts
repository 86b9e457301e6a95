// `tosite user`: who may log in to a workbench that others can reach. The password is asked for, or read from standard input.
import { existsSync } from 'node:fs';
import type { Role } from '../../api/session.ts';
import { isUserName, readUsers, type Users, writeUsers } from '../../api/users/file.ts';
import { hashPassword } from '../../api/users/password.ts';
import { UserError } from '../../base/diagnostic.ts';
import { type Io, print, printJson } from '../io.ts';
import { printable } from '../text.ts';

type UserOptions = { readonly users: string; readonly json?: boolean };

/** Long passwords stand against guessing better than odd ones. */
const SHORTEST = 12;

const fault = (message: string, hint: string): UserError =>
  new UserError({ code: 'T5005', severity: 'error', message, hint }, 2);

/** Adds a person, or gives one another password or role. */
export async function addUser(io: Io, name: string, options: UserOptions & { readonly role: Role }): Promise<number> {
  if (!isUserName(name)) throw fault('It is no name of a user.', 'Give 1 to 100 letters, such as aino.');
  const users = existsSync(options.users) ? readUsers(options.users) : new Map();
  const password = await askPassword(io, name);
  if ([...password].length < SHORTEST)
    throw fault(`The password is shorter than ${SHORTEST} letters.`, 'Take several words that do not belong together.');
  const known = users.has(name);
  writeUsers(
    options.users,
    new Map([...users, [name, { name, role: options.role, password: await hashPassword(password) }]]),
  );
  await print(io.stdout, `${known ? 'changed' : 'added'}  ${printable(name)}, ${options.role}, in ${options.users}\n`);
  return 0;
}

/** Takes a person out; a session that is open ends at once. */
export async function removeUser(io: Io, name: string, options: UserOptions): Promise<number> {
  const users: Users = readUsers(options.users);
  if (!users.has(name))
    throw fault(
      `${options.users} has no user ${JSON.stringify(name.slice(0, 60))}.`,
      'See them with: tosite user list',
    );
  writeUsers(options.users, new Map([...users].filter(([one]) => one !== name)));
  await print(io.stdout, `removed  ${printable(name)}\n`);
  return 0;
}

/** Lists who may log in. */
export async function listUsers(io: Io, options: UserOptions): Promise<number> {
  const users = [...readUsers(options.users).values()].map(({ name, role }) => ({ name, role }));
  if (options.json) await printJson(io, { users });
  else for (const { name, role } of users) await print(io.stdout, `${role.padEnd(8)} ${printable(name)}\n`);
  return 0;
}

/** The password: typed twice and unseen at a terminal, otherwise the first line of standard input. */
async function askPassword(io: Io, name: string): Promise<string> {
  if (!io.stdin.isTTY) return firstLine(io);
  const once = await typed(io, `Password of ${printable(name)}: `);
  if ((await typed(io, 'Again: ')) === once) return once;
  throw fault('The two passwords differ.', 'Type the same twice.');
}

async function firstLine({ stdin }: Io): Promise<string> {
  let text = '';
  for await (const part of stdin) text += String(part);
  return text.split(/\r?\n/)[0] ?? '';
}

const ENDS = new Set(['\r', '\n', '\u0004']);

/** A line that the terminal does not show. */
async function typed(io: Io, question: string): Promise<string> {
  await print(io.stderr, question);
  const terminal = io.stdin as NodeJS.ReadStream;
  terminal.setRawMode(true);
  terminal.setEncoding('utf8');
  terminal.resume();
  try {
    return await new Promise((resolve, reject) => {
      let text = '';
      terminal.on('data', function take(part: string) {
        for (const letter of part) {
          if (letter === '\u0003') reject(fault('Given up.', 'Nothing was changed.'));
          if (ENDS.has(letter)) {
            terminal.removeListener('data', take);
            return resolve(text);
          }
          text = letter === '\u007f' || letter === '\b' ? [...text].slice(0, -1).join('') : text + letter;
        }
      });
    });
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
    await print(io.stderr, '\n');
  }
}
