// A store of synthetic claims (ledger-claims.ts) for benchmarks of what stands on a store: the API, the pages. As a program it makes
// one: node bench/synthetic-store.ts --store FILE [--documents 5000]
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port.ts';
import { pairOf, SHAPE, syntheticDocument } from './ledger-claims.ts';

const SEED = 1;
const START = Date.UTC(2026, 0, 1);

/** Adds documents of ten claims each, those of the places `from` to `from + documents` of the sequence. */
export async function fillStore(store: Store, documents: number, from = 0): Promise<void> {
  await store.bulk(async (adding) => {
    for (let n = from; n < from + documents; n += 1)
      await adding.addReading(
        { ...syntheticDocument(SEED, n), reader: 'grammar@1', diagnostics: [] },
        { actor: 'bench', now: new Date(START + n) },
      );
  });
}

/** Opens a store and fills it where it is empty. */
export async function syntheticStore(location: string, documents = 5000): Promise<Store> {
  const store = await openStore(location);
  if ((await store.head()).seq === 0) await fillStore(store, documents);
  return store;
}

/** Two parties between whom much flows, and how many claims there are. */
export const BUSY_PAIR = pairOf(11);
export const CLAIMS_PER_DOCUMENT = SHAPE.claimsPerDocument;

if (import.meta.main) {
  const { values } = parseArgs({
    options: { store: { type: 'string' }, documents: { type: 'string', default: '5000' } },
  });
  if (values.store === undefined) throw new Error('--store FILE');
  const store = await syntheticStore(values.store, Number(values.documents));
  console.log(`${(await store.documents()).length} documents in ${values.store}`);
  await store.close();
}
