// A run that `tosite simulate --json` wrote: what it asked, and whether the same question gives the same now. Pure.

import { z } from 'zod';
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { parseSetting, type SimulateQuestion, type Simulation } from './simulate.ts';

const Text = z.object({ file: z.string(), text: z.string() });
const Stored = z.object({
  scenario: Text,
  ledger: z.object({ seq: z.int().min(0), hash: z.string() }),
  asKnownOn: z.string().nullable(),
  seed: z.string(),
  draws: z.int().min(100).max(100_000),
  until: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
  set: z.array(z.object({ name: z.string(), to: z.string() })),
  compared: Text.nullable(),
  held: z.array(z.unknown()).nullable(),
});

/** What a stored run asked, and at which statement of the log. Throws UserError T3409 where the text is no run. */
export function storedQuestion(
  text: string,
  file: string,
): { readonly question: SimulateQuestion; readonly seq: number } {
  const parsed = Stored.safeParse(jsonOf(text));
  if (!parsed.success) throw otherwise('This is no run that tosite simulate --json wrote.', file);
  const { scenario, ledger, asKnownOn, seed, draws, until, set, compared, held } = parsed.data;
  const settings = set.flatMap(({ name, to }) => {
    const setting = parseSetting(`${name}=${to}`);
    return setting ? [setting] : [];
  });
  const compare = compared ?? undefined;
  const question = {
    scenario,
    set: new Map(settings),
    draws,
    seed,
    until,
    asKnownOn,
    compare,
    backTest: held !== null,
  };
  return { question, seq: ledger.seq };
}

/** Throws UserError T3409 where a run is not what is stored; the first thing that differs is named. */
export function checkSame(found: Simulation, text: string, file: string): void {
  if (text === `${JSON.stringify(found, null, 2)}\n`) return;
  const stored = jsonOf(text);
  const before: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const [first = 'the layout of the file'] = Object.entries(found)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]))
    .map(([key]) => `"${key}"`);
  throw otherwise(`The run comes out otherwise than it is stored, first in ${first}.`, file);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const otherwise = (message: string, file: string): UserError =>
  new UserError({
    code: 'T3409',
    severity: 'error',
    message,
    hint: say`Take the file as --json wrote it, the ledger that it names, and the same version of Tosite.`,
    at: { file },
  });
