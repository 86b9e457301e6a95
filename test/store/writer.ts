// A process that adds documents to a store, for tests that run several or kill them: once it is told to begin, it adds texts of its
// own and names each on its output when the store has acknowledged it. Arguments: the store, the name of the writer, how many
// texts, and how many of them in one bulk run (1: each by itself).
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import type { Adding } from '../../src/store/port.ts';
import { by, readingOf } from './contract/samples.ts';

const [location = '', name = '', count = '0', together = '1'] = process.argv.slice(2);

/** The text of a writer's n-th document. */
const textOf = (n: number): string => `Kirjoittaja ${name} lisää tekstin numero ${n}`;

const store = await openStore(location);
writeSync(1, 'ready\n');
await once(process.stdin, 'data');
for (let n = 0; n < Number(count); ) {
  const texts = Array.from({ length: Number(together) }, (_, i) => textOf(n + i));
  const add = async (adding: Adding): Promise<void> => {
    for (const text of texts) await adding.addReading(readingOf({ text }), { ...by(name), run: `run_${name}` });
  };
  if (texts.length === 1) await add(store);
  else await store.bulk(add);
  writeSync(1, `${texts.join('\n')}\n`);
  n += texts.length;
}
await store.close();
process.stdin.destroy();
