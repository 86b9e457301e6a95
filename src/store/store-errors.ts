// What can be wrong with a store, said so that a person can act on it.
import { type Diagnostic, UserError } from '../base/diagnostic.ts';

const FAULTS = {
  missing: ['T4001', 'There is no store here', 'Check the path, or make a store with `tosite add FILE` first.'],
  directory: ['T4002', 'This is a directory, not a store', 'Name a file, such as tosite.db inside it.'],
  foreign: [
    'T4003',
    'This file is not a Tosite store',
    'Name another file; Tosite does not write over what it did not make.',
  ],
  locked: [
    'T4004',
    'The store is locked by another process that is writing to it',
    'Wait until that process is done, or end it, and run the command again; nothing was changed.',
  ],
  readOnly: [
    'T4005',
    'The store cannot be written to: the file, its folder or the database is read-only for you',
    'Get the right to write (chmod u+w, or GRANT), or use a copy with --store PATH; nothing was changed.',
  ],
  newer: [
    'T4006',
    'The store was made by a newer version of Tosite',
    'Update Tosite, or use another store with --store PATH.',
  ],
  noFolder: ['T4007', 'The folder of the store does not exist', 'Make the folder first, or name another path.'],
  noAccess: [
    'T4008',
    'The store cannot be opened: the file or its folder does not allow it',
    'Check the rights of the file and of its folder (ls -l), or use another path with --store PATH.',
  ],
  full: [
    'T4009',
    'The store could not be written: the disk is full or failed',
    'Make room, and run the command again; nothing was half-written.',
  ],
  unreachable: [
    'T4016',
    'The database cannot be reached',
    'Check that the server runs and that the address is right (psql ADDRESS), then run the command again.',
  ],
  address: [
    'T4017',
    'This is no address of a store',
    'Write postgres://USER@HOST/DATABASE, with ?schema=NAME for a schema of its own, or the path of a file.',
  ],
  noDatabase: ['T4018', 'The database does not exist', 'Make it first (createdb NAME), or name another one.'],
  oldServer: [
    'T4019',
    'The PostgreSQL server is older than version 15',
    'Update the server, or use a file: --store PATH.',
  ],
  damaged: ['T4011', 'The store is damaged', 'Take it back from a copy; nothing was written to it.'],
} as const satisfies Record<string, readonly [`T${number}`, string, string]>;

export type StoreFault = keyof typeof FAULTS;

/** The error for a fault of the store at `location`; `detail` says why, if more is known. */
export function storeError(fault: StoreFault, location: string, detail?: string): UserError {
  const [code, what, hint] = FAULTS[fault];
  const message = `${what}: ${location}${detail ? ` (${detail})` : ''}.`;
  const diagnostic: Diagnostic = { code, severity: 'error', message, hint, at: { file: location } };
  return new UserError(diagnostic);
}

/** The error for a decision on an id that the store does not have. */
export const unknownSubject = (subject: string, location: string): UserError =>
  new UserError({
    code: 'T4010',
    severity: 'error',
    message: `No claim and no imported figure has the id ${subject} in ${location}.`,
    hint: '`tosite claims` lists the claims with their ids; a figure stands or falls with its claims: `tosite explain ID`.',
    at: { file: location },
  });

const actError = (code: `T${number}`, message: string, hint: string, location: string): UserError =>
  new UserError({ code, severity: 'error', message, hint, at: { file: location } });

/** The error for a decision on a claim that stands no more. */
export const notStanding = (id: string, why: string, instead: readonly string[], location: string): UserError =>
  actError(
    'T4012',
    `The claim ${id} does not stand any more (${why})${instead.length > 0 ? `; in its place: ${instead.join(', ')}` : ''}.`,
    'Decide on what stands in its place, or take back the decision that put it away: `tosite undo`.',
    location,
  );

/** The error for an undo of what is no decision that stands. */
export const nothingToUndo = (seq: number, why: string, location: string): UserError =>
  actError('T4013', `Statement ${seq} cannot be undone: ${why}.`, '`tosite log` lists the statements.', location);

/** The error for a revert of a run that is not there or is reverted. */
export const nothingToRevert = (run: string, why: string, location: string): UserError =>
  actError(
    'T4014',
    `The run "${run.slice(0, 60)}" cannot be reverted: ${why}.`,
    '`tosite log` shows the runs; an undo of the revert brings a run back.',
    location,
  );

/** The error for a decision that would change nothing or make no sense. */
export const wrongAct = (what: string, location: string): UserError =>
  actError('T4015', `${what}.`, 'Nothing was changed; look at what is asked for.', location);
