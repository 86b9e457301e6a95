// Use case: how a number or a claim came about, as a tree down to the sentences.

import { UserError } from '../base/diagnostic.ts';
import { listed, type Said, type SaidValue, say, word } from '../base/said.ts';
import { explainId } from '../ledger/explain.ts';
import { step } from '../ledger/explain-words.ts';
import type { Derivation } from '../ledger/model.ts';
import type { Claim } from '../reading/claim.ts';
import type { Scope, StoredClaim, StoreView } from '../store/port.ts';
import type { BalanceOptions } from './balance.ts';
import { nothingHas } from './documents.ts';
import { explainBalance, isOfBalance } from './explain-balance.ts';
import { explainScenario, isOfScenario } from './explain-scenario.ts';
import { explainSystem, isOfSystem } from './explain-system.ts';
import { isKnownBy } from './known.ts';
import { openFigure, openLedger, openScope } from './ledger.ts';
import type { SimulateQuestion } from './simulate.ts';

/** What a number was made with, where it was not the defaults: a balance's options, a scenario's question. */
export type Choices = {
  readonly balance?: Partial<BalanceOptions> | undefined;
  readonly scenario?: Omit<SimulateQuestion, 'asKnownOn' | 'compare' | 'backTest'> | undefined;
};

/**
 * The derivation of whatever has this id: a flow, a series, a figure, an imported row, a claim, a number of a balance,
 * a price, a row of an indicator, a measure or a counter of one, a link of the causal diagram,
 * an output, a parameter or a policy of a scenario (the shipped one, where the choices name no other).
 */
export async function explain(
  store: StoreView,
  id: string,
  asKnownOn: string | null = null,
  choices: Choices = {},
): Promise<Derivation> {
  if (isOfScenario(id)) {
    const derived = await explainScenario(store, id, { ...choices.scenario, asKnownOn });
    if (derived === null) throw nothingHas(id, asKnownOn);
    return derived;
  }
  if (isOfBalance(id) || isOfSystem(id)) {
    const derived = await (isOfSystem(id)
      ? explainSystem(store, { id, asKnownOn, explainClaim: derivationOf })
      : explainBalance(store, id, asKnownOn, choices.balance));
    if (derived === null) throw nothingHas(id, asKnownOn);
    return derived;
  }
  const stored = id.startsWith('c_') ? await store.claim(id) : null;
  if (stored && !isKnownBy(stored, asKnownOn)) throw nothingHas(id, asKnownOn);
  const scope = stored ? scopeOfClaim(stored) : scopeOfKey(id);
  const opened = await (scope
    ? openScope(store, scope, asKnownOn)
    : /^[fr]_[0-9a-f]{16}$/.test(id)
      ? openFigure(store, id, asKnownOn)
      : openLedger(store, asKnownOn));
  const fromLedger = opened && explainId(id, opened);
  if (stored) return explainClaim(stored, fromLedger);
  if (fromLedger) return fromLedger;
  if ((await store.document(id)) !== null) throw documentIsShown(id);
  throw nothingHas(id, asKnownOn);
}

const scopeOfClaim = ({ claim }: StoredClaim): Scope => [claim.from?.id ?? null, claim.to?.id ?? null];

/** The parties of a flow's or a series' key; null for other ids. */
export function scopeOfKey(id: string): Scope | null {
  const [, from, to] = /^([^:-]+)-([^:-]+):/.exec(id) ?? [];
  const party = (part: string): string | null => (part === '_' ? null : decodeURIComponent(part));
  return from === undefined || to === undefined ? null : [party(from), party(to)];
}

const documentIsShown = (id: string): UserError =>
  new UserError({
    code: 'T1901',
    severity: 'error',
    message: say`"${id}" is a document; what is explained is a flow, a figure or a claim.`,
    hint: say`See its claims with: tosite show ${id}`,
  });

function explainClaim(stored: StoredClaim, counted: Derivation | null): Derivation {
  const own = derivationOf(stored.claim);
  const verdict = stored.decision;
  const decided = verdict
    ? [
        step(
          say`decision`,
          say`${word(`${verdict.verdict}ed`)} by ${verdict.actor} on ${{ day: verdict.time.slice(0, 10) }}`,
        ),
      ]
    : [];
  return { ...own, children: [...own.children, ...decided, ...(counted ? [counted] : [])] };
}

/** How a claim was read: its rule, and for each slot the words that it rests on. */
export function derivationOf(claim: Claim): Derivation {
  const slots = [
    slotStep('from', claim.from && { party: claim.from.id }, claim.from),
    slotStep('to', claim.to && { party: claim.to.id }, claim.to),
    slotStep('item', claim.item && { item: claim.item.code }, claim.item),
    slotStep('quantity', quantityText(claim), claim.quantity),
    slotStep('when', claim.when && { day: claim.when.edtf }, claim.when),
    slotStep('where', claim.where?.name, claim.where),
    slotStep('source', claim.source?.origin, claim.source),
    step(say`modality`, word(claim.modality)),
    claim.outcome ? step(say`outcome`, word(claim.outcome)) : null,
    claim.sign ? step(say`sign`, say`${claim.sign}`) : null,
    claim.certainty === undefined ? null : step(say`certainty`, certaintySaid(claim.certainty, claim.reasons ?? [])),
    step(say`quote`, say`${{ quote: claim.quote.exact }} (characters ${charactersOf(claim.quote)})`),
  ];
  const children = slots.filter((slot) => slot !== null);
  return {
    ...step(say`claim ${claim.id}`, say`${word(claim.frame)}, read by ${claim.reader}`, claim.rule, children),
    claim: claim.id,
  };
}

/** Places in the text stand without marks: they are no amounts. */
const charactersOf = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}–${end}`;

function certaintySaid(certainty: number, reasons: readonly string[]): Said {
  const n = { number: certainty.toFixed(2) };
  return reasons.length > 0 ? say`${n} (${reasons.join(', ')})` : say`${n}`;
}

type Words = {
  readonly text: string | null;
  readonly start?: number | null | undefined;
  readonly end?: number | null | undefined;
  readonly known?: string | undefined;
  readonly rule?: string | undefined;
};

function slotStep(name: string, value: SaidValue | null | undefined, words: Words | null): Derivation | null {
  if (value === undefined || value === null || words === null) return null;
  const known = say`${value}, ${word(words.known ?? 'stated')}`;
  const quoted = words.text ? say`${known}: ${{ quote: words.text }}` : known;
  const { start, end } = words;
  const said =
    words.text && start != null && end != null ? say`${quoted} (characters ${charactersOf({ start, end })})` : quoted;
  return step(word(name), said, words.rule);
}

function quantityText({ quantity }: Claim): Said | undefined {
  if (!quantity) return undefined;
  const { low, high, unit, basis, per, approx } = quantity;
  const end = (number: string | null): SaidValue => (number === null ? '..' : { number });
  const parts: Said[] = [
    say`${end(low)}–${end(high)} ${word(unit)}`,
    per ? say`${word(basis)} ${word(`per ${per}`)}` : word(basis),
  ];
  if (approx) parts.push(say`about`);
  if (quantity.shared) parts.push(say`shared`);
  return listed(parts, ', ');
}
