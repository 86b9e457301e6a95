// Use case: how a row of an indicator, a counter of a ceiling, a measure or a link of the causal diagram came about, down to the
// sentences. Their ids begin with "indicator:", "measure:" and "effect:".
import { type Said, say, word } from '../base/said.ts';
import type { Counter } from '../exchange/measures/counter.ts';
import { explainId } from '../ledger/explain.ts';
import { step } from '../ledger/explain-words.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Derivation } from '../ledger/model.ts';
import type { Claim } from '../reading/claim.ts';
import type { StoreView } from '../store/port.ts';
import { effects } from './effects.ts';
import { indicators } from './indicators.ts';
import { openLedger } from './ledger.ts';
import { type MeasuresView, measures } from './measures.ts';

export const isOfSystem = (id: string): boolean => /^(?:indicator|measure|effect):/.test(id);

/** What is asked, and how a claim is explained. */
export type Asked = {
  readonly id: string;
  readonly asKnownOn: string | null;
  readonly explainClaim: (claim: Claim) => Derivation;
};

/** The derivation of such an id; null where nothing has it. Throws T3305 where no indicator has the name in it. */
export function explainSystem(store: StoreView, asked: Asked): Promise<Derivation | null> {
  const { id, asKnownOn } = asked;
  if (id.startsWith('indicator:')) return explainIndicator(store, id, asKnownOn);
  return id.startsWith('measure:') ? explainMeasure(store, id, asKnownOn) : explainEffect(store, asked);
}

const figures = (ids: readonly string[], ledger: Ledger): readonly Derivation[] =>
  ids.flatMap((id) => explainId(id, ledger) ?? []);

function range({ low, high }: { readonly low: string | null; readonly high: string | null }): Said {
  if (low === null) return high === null ? say`no bound` : say`up to ${{ number: high }}`;
  if (high === null) return say`${{ number: low }} or more`;
  return low === high ? say`${{ number: low }}` : say`${{ number: low }} to ${{ number: high }}`;
}

async function explainIndicator(store: StoreView, id: string, asKnownOn: string | null): Promise<Derivation | null> {
  const [, name, from, to] = /^indicator:([^:]+):([^:-]+)-([^:-]+):\d+$/.exec(id) ?? [];
  if (name === undefined) return null;
  const [found] = (await indicators(store, { name, from, to, asKnownOn })).indicators;
  const row = found?.rows.find((one) => one.id === id);
  if (!found || !row) return null;
  const ledger = await openLedger(store, asKnownOn);
  const made = say`${row.said ?? row.label}; ${found.formula}, from ${found.file}`;
  return step(
    say`${{ text: found.title, key: `balance.indicator.${found.name}` }}: ${range(row)} ${word(row.unit)}`,
    row.asWritten === null
      ? made
      : say`${made}; ${{ number: row.asWritten }} as the numbers stand, which bounds nothing`,
    'indicator.formula',
    row.used.map((used) => {
      const much = say`${used.input}: ${range(used)} ${word(used.unit)}`;
      return step(
        used.per === null ? much : say`${much} a ${word(used.per)}`,
        say`${word(used.what)}, of ${used.series ?? 'data/measures.tsv'}`,
        'indicator.input',
        figures(used.figures, ledger),
      );
    }),
  );
}

async function explainMeasure(store: StoreView, id: string, asKnownOn: string | null): Promise<Derivation | null> {
  const [, measureId] = id.split(':');
  const view = await measures(store, { asKnownOn });
  const measure = view.measures.find((one) => one.id === measureId);
  if (!measure) return null;
  const ledger = await openLedger(store, asKnownOn);
  const counters = view.ceilings.filter((one) => one.measure === measureId).flatMap((one) => one.counters);
  const counter = counters.find((one) => one.id === id);
  if (counter) return explainCounter(counter, ledger);
  if (id !== `measure:${measure.id}`) return null;
  const { resolution, paragraph, verified, subject, wording, source } = measure;
  const said = say`${subject}; it ${word(wording)}`;
  return step(
    say`measure ${measure.id}: resolution ${resolution}, paragraph ${paragraph}`,
    verified ? say`${said}. ${source}` : say`${said}; the number of the paragraph was not verified. ${source}`,
    'measure.touch',
    [...touched(view, measure.id), ...counters.map((one) => explainCounter(one, ledger))],
  );
}

const touched = ({ flows }: MeasuresView, measure: string): readonly Derivation[] =>
  flows.flatMap(({ flow, touches }) =>
    touches
      .filter((touch) => touch.measure === measure)
      .map(({ why, onlyIf }) => {
        const party = (id: string | null) => (id === null ? say`anyone` : { party: id });
        const said = say`its item is within ${{ item: why.item }}, from ${party(why.giver)} to ${party(why.receiver)}, after ${{ day: why.inForceFrom }}`;
        return step(say`could touch ${flow}`, onlyIf ? say`${said}; only by what is planned or supposed` : said);
      }),
  );

function explainCounter(counter: Counter, ledger: Ledger): Derivation {
  const { year, channel, unit, percent, standing, floor } = counter;
  const others = counter.figures.map(({ figure }) => figure).filter((figure) => !floor.includes(figure));
  const stands = standing === 'open' ? say`which it may be under or over` : word(standing);
  return step(
    say`${year.name}, ${word(channel)}: ${range(counter)} ${word(unit)}`,
    say`${range(percent)} percent of the ceiling, ${stands}`,
    'measure.ceiling',
    [
      ...figures(floor, ledger),
      ...(others.length === 0
        ? []
        : [step(say`not added`, say`a part of it, or a window that overlaps`, undefined, figures(others, ledger))]),
    ],
  );
}

async function explainEffect(store: StoreView, { id, asKnownOn, explainClaim }: Asked): Promise<Derivation | null> {
  const link = (await effects(store, asKnownOn)).links.find((one) => one.id === id);
  if (!link) return null;
  const children: Derivation[] = [];
  for (const { claim, causeChange, changeAssumed, effectSign, modality } of [...link.claims, ...link.denied]) {
    const stored = await store.claim(claim);
    const own = stored ? [explainClaim(stored.claim)] : [];
    const change = changeAssumed
      ? say`more of the cause is taken, the text does not say`
      : say`the cause goes ${word(causeChange)}`;
    children.push(step(say`${word(modality)}: the effect goes ${effectSign}`, change, 'effect.sign', own));
  }
  const known =
    link.known === 'stated' ? say`the cause is stated` : say`the cause is implied by the sentence or the document`;
  return step(
    say`${link.from} ${link.sign} ${link.to}`,
    link.contested ? say`${known}; contested` : known,
    'effect.link',
    children,
  );
}
