// Many texts added at once: read one after the other beside the server, each kept in a transaction of its own. How far it is can be
// asked, or watched. It lives as long as the server; what was kept stays kept, and adding the same again goes on from there.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { addOpened } from '../app/add-text.ts';
import type { Desk } from './desk.ts';
import { type Readers, readsOf } from './reading/readers.ts';
import type { AdditionLine, AdditionView } from './schemas/additions.ts';
import type { NewDocument } from './schemas.ts';
import { diagnosticView } from './views.ts';

type Text = z.output<typeof NewDocument>;

/** Runs that have ended are remembered, the last ones. */
const REMEMBERED = 50;

type Run = { view: AdditionView; readonly watchers: Set<() => void> };

export type Additions = {
  /** Begins; the answer comes at once. */
  readonly begin: (texts: readonly Text[], actor: string) => AdditionView;
  /** How far it is; null where there is none of that id. */
  readonly find: (id: string) => AdditionView | null;
  /** How far it is, now and whenever it got further, until it has ended or the server closes. */
  readonly watch: (id: string) => AsyncGenerator<AdditionView>;
  /** Begins no further text. */
  readonly stop: () => void;
  /** When the text that is being read is kept. */
  readonly ended: () => Promise<void>;
};

/** Additions to the store of a desk. */
export function additionsOf({ store, bringing }: Pick<Desk, 'store' | 'bringing'>, readers: Readers): Additions {
  const runs = new Map<string, Run>();
  let closing = false;
  let last: Promise<void> = Promise.resolve();

  const tell = (run: Run, change: Partial<AdditionView>): void => {
    run.view = { ...run.view, ...change };
    for (const wake of run.watchers) wake();
    run.watchers.clear();
  };

  const addOne = async ({ text, format, ...fields }: Text, actor: string, run: string): Promise<AdditionLine> => {
    try {
      const opened = await readers.ask('open', text, fields, format);
      const by = { ...bringing(actor), run };
      const made = await addOpened(store, opened, by, { reads: await readsOf(readers), skipKnown: true });
      const { document, added, claims, diagnostics } = made;
      const title = document?.title ?? fields.title;
      return {
        id: document?.id ?? null,
        title,
        added,
        claims: claims.length,
        diagnostics: diagnostics.map(diagnosticView),
      };
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      const broken = { code: 'T1999', severity: 'error' as const, message, hint: 'Add this text again by itself.' };
      return { id: null, title: fields.title, added: false, claims: 0, diagnostics: [broken] };
    }
  };

  const work = async (run: Run, texts: readonly Text[], actor: string): Promise<void> => {
    for (const text of texts) {
      if (closing) return tell(run, { ended: true });
      const line = await addOne(text, actor, run.view.run);
      const { added, known, failed } = run.view;
      tell(run, {
        lines: [...run.view.lines, line],
        added: added + (line.added ? 1 : 0),
        known: known + (line.id !== null && !line.added ? 1 : 0),
        failed: failed + (line.id === null ? 1 : 0),
      });
    }
    tell(run, { ended: true });
  };

  return {
    begin: (texts, actor) => {
      const id = `a_${randomBytes(8).toString('hex')}`;
      const begun = { id, run: bringing(actor).run ?? '', total: texts.length, added: 0, known: 0, failed: 0 };
      const run: Run = { view: { ...begun, ended: false, lines: [] }, watchers: new Set() };
      runs.set(id, run);
      for (const old of [...runs.keys()].slice(0, -REMEMBERED)) if (runs.get(old)?.view.ended) runs.delete(old);
      last = last.then(() => work(run, texts, actor));
      return run.view;
    },
    find: (id) => runs.get(id)?.view ?? null,
    watch: async function* (id) {
      const run = runs.get(id);
      for (let seen: AdditionView | null = null; run; ) {
        if (run.view === seen) await new Promise<void>((wake) => run.watchers.add(wake));
        seen = run.view;
        yield seen;
        if (seen.ended) return;
      }
    },
    stop: () => {
      closing = true;
    },
    ended: () => last,
  };
}
