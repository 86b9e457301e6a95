// What every database of the store must do. The caller says how a store is opened, opened again, and how its bytes are changed
// behind its back; each database's own file runs this suite and then its own faults.
import { afterEach, describe } from 'node:test';
import type { Store } from '../../../src/store/port.ts';
import { acts } from './acts.ts';
import { bulk } from './bulk.ts';
import { documents } from './documents.ts';
import { dumps } from './dumps.ts';
import { entities } from './entities.ts';
import { figures } from './figures.ts';
import { log } from './log.ts';
import { past } from './past.ts';
import { questions } from './questions.ts';
import { replaying } from './replaying.ts';
import { runs } from './runs.ts';
import type { Open, StoreFixture } from './samples.ts';
import { verdicts } from './verdicts.ts';
import { verifying } from './verifying.ts';
import { versions } from './versions.ts';
import { worths } from './worths.ts';
import { writing } from './writing.ts';

export function storeContract(name: string, fixture: StoreFixture, skip: string | false = false): void {
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await fixture.open();
    opened.push(store);
    return store;
  };
  const part = (what: string, tests: (open: Open, fixture: StoreFixture) => void): void => {
    describe(`${name}: ${what}`, { skip }, () => {
      afterEach(async () => {
        for (const store of opened.splice(0)) await store.close();
      });
      tests(open, fixture);
    });
  };
  part('documents and readings', documents);
  part('versions of a document', versions);
  part('questions', questions);
  part('figures', figures);
  part('verdicts', verdicts);
  part('amend, merge, split, undo', acts);
  part('runs', runs);
  part('entities', entities);
  part('prices and rates', worths);
  part('the past', past);
  part('the log played again', replaying);
  part('the log', log);
  part('verifying', verifying);
  part('dumps', dumps);
  part('bulk runs', bulk);
  part('writing', writing(fixture.kills));
}
