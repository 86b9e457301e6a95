// `tosite serve`: the workbench for a browser on this machine, until it is ended.
import type { Store } from '../../store/port.ts';
import { type Io, print } from '../io.ts';
import { type StoreOptions, withStore } from '../ledger-file.ts';

/** Serves a ledger; a missing one is made, so that a first text can be pasted. */
export const serve = (io: Io, options: StoreOptions & { readonly port: number }): Promise<number> =>
  withStore(options.store, true, async (store) => {
    if ((await store.head()).seq === 0)
      await print(
        io.stderr,
        `The ledger ${store.location} is empty: paste a text in the workbench, or add files first.\n`,
      );
    await serveStore(io, store, options.port);
    return 0;
  });

/** Serves an open store until the user ends it. `opened` is told the address. */
export async function serveStore(
  io: Io,
  store: Store,
  port: number,
  opened: (url: string) => void = () => {},
): Promise<void> {
  const interrupted = io.interrupted();
  const { startServer } = await import('../../api/server.ts');
  const server = await startServer({ store, port, host: '127.0.0.1' });
  await print(io.stdout, `\nThe workbench is open on this machine only:\n  ${server.url}\nCtrl-C ends it.\n`);
  opened(server.url);
  await interrupted;
  await server.close();
  await print(io.stdout, '\nEnded.\n');
}
