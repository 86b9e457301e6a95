// What was brought in: the runs, tables of figures, prices and rates, and taking a run back.
import { z } from 'zod';
import { type Imported, importFigures } from '../../app/import-figures.ts';
import { type ImportedWorths, importPrices, importRates } from '../../app/import-worths.ts';
import { revertRun } from '../../app/log.ts';
import { runsKnownBy } from '../../app/log-known.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { By, Store } from '../../store/port.ts';
import { actView } from '../acts.ts';
import { ActView } from '../correction-schemas.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { idOf, nullableText } from '../schemas/common.ts';
import { DiagnosticView, SeenQuery } from '../schemas.ts';

const tag = 'Log';

const RunView = z
  .object({
    run: z.string(),
    actor: z.string(),
    time: z.string(),
    statements: z.int(),
    documents: z.int(),
    reverted: z.boolean(),
  })
  .meta({ id: 'RunOfLog' });

const RunsView = z.object({ runs: z.array(RunView) });
const Reversal = z.strictObject({ reason: z.string().trim().max(1000).optional() });
const ReversalMade = z.object({ decision: ActView, run: RunView });

const NewImport = z.strictObject({
  what: z.enum(['figures', 'prices', 'rates']),
  text: z.string().meta({ description: 'The table: figures and rates are CSV, prices are TSV' }),
  file: z.string().trim().min(1).max(200).meta({ description: 'The name that its rows go by' }),
  keepGood: z.boolean().default(false).meta({ description: 'Of figures: keeps the good rows where some are bad' }),
});
type NewImport = z.output<typeof NewImport>;

const ImportMade = z.object({
  file: z.string(),
  run: nullableText,
  added: z.int(),
  known: z.int(),
  replaced: z.int(),
  diagnostics: z.array(DiagnosticView.extend({ at: z.unknown().optional() })),
});

export const runRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/runs',
      tag,
      summary: 'What each run brought in, the first one first',
      query: SeenQuery,
      answer: RunsView,
    },
    async ({ query }) => ({ runs: [...(await runsKnownBy(await desk.view(query), dayOf(query)))] }),
  ),
  resource(
    {
      method: 'post',
      path: '/runs/{id}/reversal',
      tag,
      summary: 'Takes back all that a run brought in; the log keeps it',
      role: 'analyst',
      params: idOf('run_…'),
      body: Reversal,
      answer: ReversalMade,
      status: 201,
    },
    async ({ params, body, actor }) => {
      const { decision, run } = await revertRun(desk.store, params.id, desk.by(actor), body.reason);
      return { decision: actView(decision), run };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/imports',
      tag,
      summary: 'Takes in a table of figures, prices or exchange rates, whole or not at all',
      description: 'Where a row does not fit nothing is kept, and the first one is named.',
      role: 'analyst',
      body: NewImport,
      answer: ImportMade,
      status: 201,
    },
    async ({ body, actor }) => {
      const by = desk.bringing(actor);
      const { replaced = 0, ...made } = await taken(desk.store, body, by);
      const error = made.diagnostics.find(({ severity }) => severity === 'error');
      if (error && made.added + made.known === 0) throw new UserError(error);
      return { ...made, replaced, run: by.run ?? null };
    },
  ),
];

type Taken = ImportedWorths & Partial<Pick<Imported, 'replaced'>>;

function taken(store: Store, { what, text, file, keepGood }: NewImport, by: By): Promise<Taken> {
  switch (what) {
    case 'figures':
      return importFigures(store, text, file, by, { keepGood });
    case 'prices':
      return importPrices(store, text, file, by);
    case 'rates':
      return importRates(store, text, file, by);
  }
}
