// `tosite amend`, `split`, `merge`, `undo`: a person corrects what was read; what stood there is kept.
import { parseEdits } from '../../app/claim-fields.ts';
import { amend, merge, split, undo } from '../../app/correct.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { Change, DecisionEntry, Store } from '../../store/port.ts';
import { claimLine } from '../claim-line.ts';
import { type Io, print, printJson } from '../io.ts';
import { type ActorOptions, by, withStore } from '../ledger-file.ts';
import { ink, printable } from '../text.ts';

type Options = ActorOptions & { readonly reason?: string };

/** Runs an act and prints what it made. */
async function acting<T extends { readonly lines: readonly string[]; readonly json: unknown }>(
  io: Io,
  options: Options,
  act: (store: Store) => Promise<T>,
): Promise<number> {
  const { lines, json } = await withStore(options.store, false, act);
  if (options.json) await printJson(io, json);
  else await print(io.stdout, `${lines.join('\n')}\n`);
  return 0;
}

const signed = ({ seq, actor, time }: DecisionEntry): string =>
  `by ${printable(actor)}, ${time.slice(0, 16)}Z (statement ${seq})`;

/** A changed slot: what stood there and what stands now. */
export const changeText = ({ field, old, new: now }: Change): string =>
  `${field}: ${valueText(old)} → ${valueText(now)}`;

const valueText = (value: unknown): string =>
  value === null ? 'nothing' : printable(typeof value === 'string' ? value : JSON.stringify(value));

/** Amends slots of a claim. */
export function amendClaim(io: Io, id: string, words: readonly string[], options: Options): Promise<number> {
  const edits = parseEdits(words);
  return acting(io, options, async (store) => {
    const made = await amend(store, { claim: id, edits, reason: options.reason }, by(io, options.actor));
    const { decision, claim } = made;
    const changes = decision.changes.map((one) => `  ${changeText(one)}`);
    return { lines: [`amended  ${id} → ${claim.claim.id}  ${signed(decision)}`, ...changes], json: made };
  });
}

/** Splits a claim; each part is a list of fields. */
export function splitClaim(io: Io, id: string, parts: readonly string[], options: Options): Promise<number> {
  const edits = parts.map((part) => parseEdits(partWords(part)));
  return acting(io, options, async (store) => {
    const made = await split(store, { claim: id, parts: edits, reason: options.reason }, by(io, options.actor));
    const lines = made.claims.map((one) => claimLine(one, io.columns, ink(io.colour)));
    return { lines: [`split  ${id}  ${signed(made.decision)}`, ...lines], json: made };
  });
}

/** "item=drone number=20" as its fields; a value goes on until the next field. */
const partWords = (part: string): readonly string[] => part.trim().split(/[\s,;]+(?=[\p{L}.]+=)/u);

/** Merges claims into one. */
export const mergeClaims = (io: Io, into: string, claims: readonly string[], options: Options): Promise<number> =>
  acting(io, options, async (store) => {
    const decision = await merge(store, { into, claims, reason: options.reason }, by(io, options.actor));
    return { lines: [`merged  ${claims.join(', ')} into ${into}  ${signed(decision)}`], json: decision };
  });

/** Takes back a decision by its number, or the last one on a claim, or the last one of this person. */
export const undoDecision = (io: Io, what: string | undefined, options: Options): Promise<number> =>
  acting(io, options, async (store) => {
    const who = { ...by(io, options.actor), reason: options.reason };
    const decision = await undo(store, what === undefined ? null : statementOf(what), who);
    const taken = (await store.decisions()).find(({ seq }) => seq === decision.target);
    const about = taken ? `${taken.verdict} of ${aboutOf(taken)}` : 'a setting';
    return { lines: [`undone  statement ${decision.target} (${about})  ${signed(decision)}`], json: decision };
  });

/** What a decision is about: its run, the statement that it takes back, or its claims and rows. */
const aboutOf = ({ run, target, subjects }: DecisionEntry): string =>
  run ?? (target === null ? subjects.join(', ') : `statement ${target}`);

/** A number is a statement, anything else a claim or a row. */
function statementOf(what: string): number | string {
  if (!/^\d+$/.test(what)) return what;
  const seq = Number(what);
  if (Number.isSafeInteger(seq)) return seq;
  throw new UserError(
    {
      code: 'T1902',
      severity: 'error',
      message: `"${what.slice(0, 40)}" is no statement.`,
      hint: 'Take a number that tosite log shows.',
    },
    2,
  );
}
