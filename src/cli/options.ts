// Options that several commands share, and how their values are checked.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { publishedDate } from '../document/fields.ts';

/** Takes the exit code of the command that ran. */
export type Settle = (code: number) => void;

/** The examples under a command's help. */
export const example = (...lines: readonly string[]): string =>
  `\nExample${lines.length > 1 ? 's' : ''}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

/** A day, a month or a year of the calendar. */
export const date = (value: string): string => {
  const checked = publishedDate(value);
  if (checked === null)
    throw new InvalidArgumentError('It is no date of the calendar; write 2024-12-03, 2024-12 or 2024.');
  return checked;
};

export const port = (value: string): number => {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new InvalidArgumentError('It is no port (0 to 65535).');
  return Number(value);
};

/** A number of things: 1 or more. */
export const count = (value: string): number => {
  if (!/^\d{1,9}$/.test(value) || Number(value) < 1)
    throw new InvalidArgumentError('It is no number from 1 to 999999999.');
  return Number(value);
};

/** An offset into a text. */
export const offset = (value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It is no character of a text: 0 or more.');
  return Number(value);
};

/** A point of the log: the number of a statement, or a time; a day or a month stands for its end in UTC. */
export function point(value: string): number | Date {
  if (/^\d{1,15}$/.test(value)) return Number(value);
  const day = publishedDate(value);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value);
  const time = isTime ? new Date(value) : day === null ? null : endOf(day);
  if (time === null || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError(
      'Give the number of a statement (tosite log), a day, a month, or a time such as 2026-01-31T12:00Z.',
    );
  return time;
}

/** The last millisecond of a day or a month in UTC. */
function endOf(date: string): Date {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year, day === undefined ? month : month - 1, day === undefined ? 1 : day + 1) - 1);
}

/** Whose name a decision goes under. */
export function actor(value: string): string {
  const name = value.trim();
  if (name === '' || name.length > 100 || /\p{C}/u.test(name))
    throw new InvalidArgumentError('It is no name: 1 to 100 letters.');
  return name;
}

export const storeOption = (): Option =>
  new Option('--store <path>', 'the ledger: a file, or postgres://USER@HOST/DATABASE')
    .env('TOSITE_STORE')
    .default('./tosite.db');
export const jsonOption = (): Option => new Option('--json', 'print JSON');
export const actorOption = (): Option =>
  new Option('--actor <name>', 'who decides (the login name where not given)').argParser(actor);
export const asKnownOption = (says = 'only what was published by then'): Option =>
  new Option('--as-known-on <date>', says).argParser(date);

/** What the two options of a command that asks mean, where they mean something of its own. */
type PastWords = { readonly known?: string; readonly recorded?: string };

/** The options of a command that asks: what was published, and what was recorded, by then. */
export const pastOptions = (command: Command, { known, recorded }: PastWords = {}): Command =>
  command
    .addOption(asKnownOption(known))
    .addOption(
      new Option(
        '--as-recorded-at <point>',
        recorded ?? 'the ledger as it was: after a statement of its log, or at a time',
      ).argParser(point),
    );

const NOT_PAST =
  'It adds to the end of the log, now, and can change nothing of what was. Leave the option out; look at the past with ledger, claims, show or log.';

const refuse = (): never => {
  throw new InvalidArgumentError(NOT_PAST);
};

/** A command that writes. Asked to do it in the past, it says why it cannot. */
export const writing = (command: Command): Command =>
  command
    .addOption(new Option('--as-known-on <date>').argParser(refuse).hideHelp())
    .addOption(new Option('--as-recorded-at <point>').argParser(refuse).hideHelp());

/** What can be told of a document that does not tell it itself. */
export const documentOptions = (command: Command): Command =>
  command
    .option('--lang <code>', 'language of the text: fi or en (told from the text where not given)')
    .option('--published <date>', 'date of publication: 2024-12-03, 2024-12 or 2024', date)
    .option('--publisher <name>', 'who published it')
    .option('--url <address>', 'where it was published')
    .option('--title <text>', 'its headline');
