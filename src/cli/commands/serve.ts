// `tosite serve`: the workbench for a browser on this machine, or for users who log in, until it is ended.
import { setFlagsFromString } from 'node:v8';
import type { ServerOptions } from '../../api/server.ts';
import { shownLocation } from '../../store/open.ts';
import { type Io, print } from '../io.ts';
import { type StoreOptions, withStore } from '../ledger-file.ts';

type ServeOptions = StoreOptions & {
  readonly port: number;
  readonly host: string;
  readonly users?: string;
  readonly name?: readonly string[];
  readonly behindTls?: boolean;
};

/** Serves a ledger; a missing one is made, so that a first text can be pasted. */
export const serve = (io: Io, options: ServeOptions): Promise<number> =>
  withStore(options.store, true, async (store) => {
    if ((await store.head()).seq === 0)
      await print(
        io.stderr,
        `The ledger ${shownLocation(store.location)} is empty: paste a text in the workbench, or add files first.\n`,
      );
    const { port, host, users, name: names = [], behindTls = false } = options;
    await serveStore(io, { store, location: options.store, port, host, users, names, behindTls });
    return 0;
  });

/** Serves an open store until the user ends it. `opened` is told the address. */
export async function serveStore(
  io: Io,
  options: ServerOptions,
  opened: (url: string) => void = () => {},
): Promise<void> {
  const interrupted = io.interrupted();
  // A server stays: its memory grows by a third before it is tidied up, not by three times.
  setFlagsFromString('--heap-growing-percent=30');
  const { startServer } = await import('../../api/server.ts');
  const server = await startServer(options);
  const where = options.users === undefined ? 'on this machine only' : 'for those who log in';
  await print(io.stdout, `\nThe workbench is open ${where}:\n  ${server.url}\nCtrl-C ends it.\n`);
  if (server.exposed)
    await print(
      io.stderr,
      'What goes over the network is not encrypted, passwords too. Put a server with TLS in front, and say so with --behind-tls.\n',
    );
  opened(server.url);
  await interrupted;
  await server.close();
  await print(io.stdout, '\nEnded.\n');
}
