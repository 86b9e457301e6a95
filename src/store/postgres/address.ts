// The address of a PostgreSQL store: postgres://user@host/database, with `?schema=NAME` for another schema than "tosite".
import { storeError } from '../store-errors.ts';

export type Address = {
  /** What the driver is given. */
  readonly url: string;
  readonly schema: string;
  /** Settings of the session that the address gives, as `?options=` has them. */
  readonly options: string;
  /** For messages: without the password. */
  readonly shown: string;
};

/** True where a location names a PostgreSQL database and no file. */
export const isPostgres = (location: string): boolean => /^postgres(?:ql)?:\/\//.test(location);

/** Takes an address apart. Throws T4017 where it is none. */
export function addressOf(location: string): Address {
  const shown = withoutPassword(location);
  let url: URL;
  try {
    url = new URL(location);
  } catch {
    throw storeError('address', shown);
  }
  const schema = url.searchParams.get('schema') ?? 'tosite';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) throw storeError('address', shown, 'the schema is no plain name');
  const options = url.searchParams.get('options') ?? '';
  for (const name of ['schema', 'options']) url.searchParams.delete(name);
  return { url: url.href, schema, options, shown };
}

/** The address as it may be shown: a password becomes "***". */
export const withoutPassword = (location: string): string =>
  location.replace(/^(postgres(?:ql)?:\/\/[^/?#]*?):[^/?#]*@/, '$1:***@').replace(/([?&]password=)[^&]*/, '$1***');
