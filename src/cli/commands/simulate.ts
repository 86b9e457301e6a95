// `tosite simulate`: a scenario by the month: bands, what matters most, two scenarios beside each other, a back-test.
import {
  parseSetting,
  type ScenarioText,
  type Settings,
  type SimulateQuestion,
  type Simulation,
  shippedScenarios,
  simulate as simulateUse,
} from '../../app/simulate.ts';
import { checkSame, storedQuestion } from '../../app/stored-run.ts';
import { csvRow } from '../../base/csv-row.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { ScenarioFlags } from '../choices.ts';
import { readTable } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { simulationTable } from '../simulation-table.ts';
import { ink } from '../text.ts';

type Options = PastOptions &
  ScenarioFlags & {
    readonly compare?: string | true;
    readonly backTest?: string;
    readonly csv?: boolean;
    readonly rerun?: string;
  };

/** Runs a scenario, the shipped one where no file is named, and prints it. */
export async function simulate(io: Io, file: string | undefined, options: Options): Promise<number> {
  if (options.rerun !== undefined) return rerun(io, options.rerun, options);
  const { backTest } = options;
  const asked = await questionOf(io, file, options);
  const { scenario } = asked;
  const compare =
    options.compare === undefined
      ? undefined
      : options.compare === true
        ? (scenario ?? shippedScenarios()[0])
        : await opened(io, options.compare);
  const question = {
    ...{ ...asked, compare },
    asKnownOn: backTest ?? options.asKnownOn ?? null,
    backTest: backTest !== undefined,
  };
  const found = await withView(options, (view) => simulateUse(view, question));
  if (options.json) await printJson(io, found);
  else if (options.csv) await print(io.stdout, [...csvLines(found)].join(''));
  else await print(io.stdout, simulationTable(found, { width: io.columns, pen: ink(io.colour) }));
  return 0;
}

/** Runs a stored run again on the ledger as it was then. Throws T3409 where it comes out otherwise. */
async function rerun(io: Io, file: string, options: Options): Promise<number> {
  const text = await readTable(io, file);
  const { question, seq } = storedQuestion(text, file);
  const found = await withView({ ...options, asRecordedAt: seq }, (view) => simulateUse(view, question));
  checkSame(found, text, file);
  await print(
    io.stdout,
    `The same, byte for byte: ${found.draws} draws, seed ${found.seed}, ledger ${found.ledger.seq} ${found.ledger.hash.slice(0, 12)}.\n`,
  );
  return 0;
}

/** Which scenario, and what was chosen for it. */
export async function questionOf(io: Io, file: string | undefined, options: ScenarioFlags): Promise<SimulateQuestion> {
  const { set = [], draws, seed, until } = options;
  return { scenario: await opened(io, file), set: settingsOf(set), draws, seed, until };
}

const opened = async (io: Io, file: string | undefined): Promise<ScenarioText | undefined> =>
  file === undefined ? undefined : { file, text: await readTable(io, file) };

function settingsOf(texts: readonly string[]): Settings {
  return new Map(
    texts.map((text) => {
      const setting = parseSetting(text);
      if (setting) return setting;
      throw new UserError(
        {
          code: 'T3408',
          severity: 'error',
          message: `--set "${text.slice(0, 60)}" sets nothing.`,
          hint: 'Write name=5, name=2..8 for a parameter, or name=on, name=off for a policy.',
        },
        2,
      );
    }),
  );
}

function* csvLines({ outputs }: Simulation): Generator<string> {
  yield csvRow(['output', 'unit', 'month', 'p5', 'p50', 'p95']);
  for (const { name, unit, band } of outputs)
    for (const { month, p5, p50, p95 } of band) yield csvRow([name, unit, month, p5, p50, p95]);
}
