// Errors of PostgreSQL and of the way to it → a person's errors. Any other error stays as it is.
import { type StoreFault, storeError } from '../store-errors.ts';

/** SQLSTATE codes, or their first two characters for a class, that a user can do something about. */
const FAULTS: Readonly<Record<string, StoreFault>> = {
  '08': 'unreachable',
  '28': 'noAccess',
  '3D': 'noDatabase',
  '42501': 'noAccess',
  '25006': 'readOnly',
  '53100': 'full',
  '53300': 'unreachable',
  '55P03': 'locked',
  '57P': 'unreachable',
  XX001: 'damaged',
  XX002: 'damaged',
  '58030': 'full',
};

const NETWORK = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EACCES',
]);

/** The fault that an error tells of, or null. */
function faultOf(error: Error): StoreFault | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NETWORK.has(code)) return 'unreachable';
  if (/timeout exceeded when trying to connect|Connection terminated|connection timeout/i.test(error.message))
    return 'unreachable';
  return FAULTS[code] ?? FAULTS[code.slice(0, 3)] ?? FAULTS[code.slice(0, 2)] ?? null;
}

/** The right to change what may be read is missing. */
const NO_RIGHT = '42501';

/** A person's error for an error of the database; `location` is shown. `writing`: it was to be changed. */
export function translated(error: unknown, location: string, writing = false): unknown {
  if (!(error instanceof Error)) return error;
  const fault = writing && 'code' in error && error.code === NO_RIGHT ? 'readOnly' : faultOf(error);
  return fault ? storeError(fault, location, error.message) : error;
}
