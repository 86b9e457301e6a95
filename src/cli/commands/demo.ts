// `tosite demo`: the main job on the project's own examples, in a ledger that is thrown away at the end.
import { spawn } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addOpened } from '../../app/add-text.ts';
import { balance } from '../../app/balance.ts';
import { effects } from '../../app/effects.ts';
import { importFigures } from '../../app/import-figures.ts';
import { indicators } from '../../app/indicators.ts';
import { type ExchangeView, exchange } from '../../app/ledger.ts';
import { measures } from '../../app/measures.ts';
import { simulate } from '../../app/simulate.ts';
import { type Diagnostic, UserError } from '../../base/diagnostic.ts';
import type { Reading } from '../../reading/reader.ts';
import type { By, Store } from '../../store/port.ts';
import { balanceSummary } from '../balance-table.ts';
import { effectsSummary } from '../effects-text.ts';
import { indicatorsSummary } from '../indicators-table.ts';
import { openInput, readPlainFile } from '../inputs.ts';
import { type Io, print } from '../io.ts';
import { by, withStore } from '../ledger-file.ts';
import { ledgerTable } from '../ledger-table.ts';
import { measuresSummary } from '../measures-table.ts';
import { picture } from '../picture.ts';
import { diagnosticText } from '../report.ts';
import { simulationSummary } from '../simulation-table.ts';
import { ink, wrap } from '../text.ts';
import { serveStore } from './serve.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', '..', 'examples');
/** The article whose picture is shown. */
const SHOWN = 'en-containers-2024-06.md';

type DemoOptions = { readonly serve: boolean; readonly port: number };

/** Runs the demonstration; stays with the workbench until it is ended, unless that is not wanted. */
export async function demo(io: Io, options: DemoOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tosite-demo-'));
  const stop = io.onKilled(() => rmSync(folder, { recursive: true, force: true }));
  try {
    return await withStore(join(folder, 'demo.db'), true, async (store) => {
      await present(io, store);
      // From here on a signal ends the workbench, and what follows cleans up.
      stop();
      if (options.serve) await serveStore(io, { store, port: options.port }, (url) => openBrowser(io, url));
      return 0;
    });
  } finally {
    stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function present(io: Io, store: Store): Promise<void> {
  const pen = ink(io.colour);
  const say = (text: string): Promise<void> =>
    print(io.stdout, `${wrap(text, Math.min(io.columns, 100)).join('\n')}\n`);
  await say(
    'Tosite reads news about what states at war give each other, ties every number to the sentence that it came from, and shows what adds up. This demonstration uses its own example articles, which are not reporting, and a ledger that is thrown away at the end.',
  );
  const readings = await addArticles(io, store);
  const figures = await addFigures(io, store);
  const claims = readings.reduce((sum, { claims: found }) => sum + found.length, 0);
  await print(
    io.stdout,
    `\n${pen.bold(`1. Read: ${readings.length} articles, ${claims} claims. One of them says (tosite read FILE):`)}\n\n`,
  );
  const shown = readings.find(({ name }) => name === SHOWN) ?? readings[0];
  if (shown) await print(io.stdout, picture(fewOf(shown), { width: Math.min(io.columns, 100), pen, limit: 2 }));
  await print(
    io.stdout,
    `\n${pen.bold(`2. Reconcile: with ${figures} published figures, what each gives the other (tosite ledger KP RU):`)}\n\n`,
  );
  const { given, received } = await exchange(store, { a: 'KP', b: 'RU' });
  const rows = [...given, ...received].filter(isPlain);
  await print(io.stdout, ledgerTable(rows, null, { width: io.columns, pen, limit: 4 }));
  await print(
    io.stdout,
    `\n${pen.bold('3. Weigh: what has a public price, and what origins state (tosite balance KP RU):')}\n\n`,
  );
  const { balance: weighed } = await balance(store, { a: 'KP', b: 'RU' });
  await print(io.stdout, balanceSummary(weighed, { width: io.columns, pen }));
  await showMeaning(io, store);
  await print(
    io.stdout,
    `\n${pen.bold('8. Look: every number in the workbench leads back to its sentence (tosite serve).')}\n`,
  );
}

/** What one gives the other, without what else the article says. */
const fewOf = (reading: Named): Named => ({
  ...reading,
  diagnostics: [],
  claims: reading.claims.filter(({ frame, modality }) => frame === 'transfer' && modality !== 'planned'),
});

/** What went, in numbers that nobody denies; what could be held, is planned or is not counted stands in the ledger. */
const isPlain = ({ kind, basis, frame, denied }: ExchangeView['given'][number]): boolean =>
  kind === 'actual' && basis !== null && basis !== 'capacity' && frame !== 'statistic' && denied.length === 0;

/** What it means: measures that it could touch, ratios, and what the articles say brings about what. */
async function showMeaning(io: Io, store: Store): Promise<void> {
  const look = { width: io.columns, pen: ink(io.colour) };
  const title = (text: string): Promise<void> => print(io.stdout, `\n${look.pen.bold(text)}\n\n`);
  await title('4. Hold against: what UN measures it could touch, and oil beside its ceiling (tosite measures):');
  await print(io.stdout, measuresSummary(await measures(store), look));
  await title('5. Compute: ratios, each down to its sentences (tosite indicators):');
  await print(io.stdout, indicatorsSummary(await indicators(store), RATIOS, look));
  await title('6. Connect: what the articles say brings about what, + the same way, − the opposite (tosite effects):');
  await print(io.stdout, effectsSummary(await effects(store), 5, look));
  await title('7. Ask: what would follow, from the ledger and stated assumptions (tosite simulate):');
  await print(io.stdout, simulationSummary(await simulate(store, { draws: 2000 }), ASKED, look));
}

const RATIOS = ['yearly-payment-to-exports', 'worth-to-return', 'shells-per-container', 'casualties-to-deployed'];

/** Outputs of the shipped scenario. */
const ASKED = ['shells_delivered', 'readiness', 'soldiers_in_russia', 'soldiers_to_exports'];

type Named = Reading & { readonly name: string };

async function addArticles(io: Io, store: Store): Promise<readonly Named[]> {
  const readings: Named[] = [];
  for (const file of globSync('*.md', { cwd: EXAMPLES }).sort()) {
    const opened = await openInput(io, join(EXAMPLES, file), {});
    const { document, claims, diagnostics } = await addOpened(store, opened, demoBy(io));
    for (const one of diagnostics.filter(isError))
      await print(io.stderr, diagnosticText({ ...one, at: { file, ...one.at } }));
    if (document) readings.push({ document, claims, diagnostics, name: basename(file) });
  }
  return readings;
}

async function addFigures(io: Io, store: Store): Promise<number> {
  const csv = new TextDecoder().decode(await readPlainFile(io, join(EXAMPLES, 'figures.csv')));
  const { added, diagnostics } = await importFigures(store, csv, 'figures.csv', demoBy(io));
  const error = diagnostics.find(isError);
  if (error) throw new UserError(error);
  return added;
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
const demoBy = (io: Io): By => ({ ...by(io), actor: 'demo', run: 'demo' });

/** Opens the page where a desktop is; where that fails, the printed address is enough. */
function openBrowser(io: Io, url: string): void {
  const mac = process.platform === 'darwin';
  if (!mac && !io.env.DISPLAY && !io.env.WAYLAND_DISPLAY) return;
  const child = spawn(mac ? 'open' : 'xdg-open', [url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
