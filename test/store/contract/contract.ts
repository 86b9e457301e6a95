// What every database of the store must do. The caller says how a store is opened, opened again, and how its bytes are changed
// behind its back; each database's own file runs this suite and then its own faults.
import { after, describe } from 'node:test';
import type { Store } from '../../../src/store/port.ts';
import { acts } from './acts.ts';
import { documents } from './documents.ts';
import { entities } from './entities.ts';
import { figures } from './figures.ts';
import { log } from './log.ts';
import { past } from './past.ts';
import { questions } from './questions.ts';
import { runs } from './runs.ts';
import type { StoreFixture } from './samples.ts';
import { verdicts } from './verdicts.ts';
import { versions } from './versions.ts';

export function storeContract(name: string, fixture: StoreFixture, skip: string | false = false): void {
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await fixture.open();
    opened.push(store);
    return store;
  };
  after(async () => {
    for (const store of opened) await store.close();
  });
  describe(`${name}: documents and readings`, { skip }, () => documents(open));
  describe(`${name}: versions of a document`, { skip }, () => versions(open));
  describe(`${name}: questions`, { skip }, () => questions(open));
  describe(`${name}: figures`, { skip }, () => figures(open));
  describe(`${name}: verdicts`, { skip }, () => verdicts(open));
  describe(`${name}: amend, merge, split, undo`, { skip }, () => acts(open));
  describe(`${name}: runs`, { skip }, () => runs(open));
  describe(`${name}: entities`, { skip }, () => entities(open));
  describe(`${name}: the past`, { skip }, () => past(open));
  describe(`${name}: the log`, { skip }, () => log(open, fixture));
}
