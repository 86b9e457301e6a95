// Where the server is reached: the values of Host and Origin that are its own. On the loopback address these are its three names; on
// another, the address itself, the machine's name and addresses, and the names that were given.
import { hostname, networkInterfaces } from 'node:os';

export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);
const ANY: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

export type Place = {
  /** The address that is listened on. */
  readonly host: string;
  readonly port: number;
  /** Other names under which it is reached. */
  readonly names: readonly string[];
  /** TLS is in front: browsers come with https, and to its own port. */
  readonly encrypted: boolean;
};

/** An address as it stands in a URL. */
export const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address);

function namesOf({ host, names }: Place): readonly string[] {
  if (LOOPBACK.has(host)) return ['127.0.0.1', 'localhost', '::1', ...names];
  if (!ANY.has(host)) return [host, ...names];
  const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
  return ['127.0.0.1', 'localhost', '::1', hostname(), ...own, ...names];
}

/** The values of the Host header that are answered. */
export const hostsOf = (place: Place): readonly string[] =>
  namesOf(place).flatMap((name) => {
    const written = inUrl(name.toLowerCase());
    return [`${written}:${place.port}`, ...(place.encrypted ? [written, `${written}:443`] : [])];
  });

/** The values of the Origin header of its own pages. */
export const originsOf = (place: Place): readonly string[] => {
  const plain = namesOf(place).map((name) => `http://${inUrl(name.toLowerCase())}:${place.port}`);
  if (!place.encrypted) return plain;
  return namesOf(place).flatMap((name) => {
    const written = inUrl(name.toLowerCase());
    return [`https://${written}`, `https://${written}:${place.port}`];
  });
};
