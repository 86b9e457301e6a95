// Use case: how a row of an indicator, a counter of a ceiling, a measure or a link of the causal diagram came about, down to the
// sentences. Their ids begin with "indicator:", "measure:" and "effect:".
import type { Counter } from '../exchange/measures/counter.ts';
import { explainId } from '../ledger/explain.ts';
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

type Step = Omit<Derivation, 'children'> & { readonly children?: readonly Derivation[] };
const step = ({ children = [], ...rest }: Step): Derivation => ({ ...rest, children });

const figures = (ids: readonly string[], ledger: Ledger): readonly Derivation[] =>
  ids.flatMap((id) => explainId(id, ledger) ?? []);

function range({ low, high }: { readonly low: string | null; readonly high: string | null }): string {
  if (low === null) return high === null ? 'no bound' : `up to ${high}`;
  if (high === null) return `${low} or more`;
  return low === high ? low : `${low} to ${high}`;
}

async function explainIndicator(store: StoreView, id: string, asKnownOn: string | null): Promise<Derivation | null> {
  const [, name, from, to] = /^indicator:([^:]+):([^:-]+)-([^:-]+):\d+$/.exec(id) ?? [];
  if (name === undefined) return null;
  const [found] = (await indicators(store, { name, from, to, asKnownOn })).indicators;
  const row = found?.rows.find((one) => one.id === id);
  if (!found || !row) return null;
  const ledger = await openLedger(store, asKnownOn);
  const stands = row.asWritten === null ? '' : `; ${row.asWritten} as the numbers stand, which bounds nothing`;
  return step({
    label: `${found.title}: ${range(row)} ${row.unit}`,
    detail: `${row.label}; ${found.formula}, from ${found.file}${stands}`,
    rule: 'indicator.formula',
    children: row.used.map((used) =>
      step({
        label: `${used.input}: ${range(used)} ${used.unit}${used.per === null ? '' : ` a ${used.per}`}`,
        detail: used.series === null ? `${used.what}, of data/measures.tsv` : `${used.what}, of ${used.series}`,
        rule: 'indicator.input',
        children: figures(used.figures, ledger),
      }),
    ),
  });
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
  return step({
    label: `measure ${measure.id}: resolution ${resolution}, paragraph ${paragraph}`,
    detail: `${subject}; it ${wording}${verified ? '' : '; the number of the paragraph was not verified'}. ${source}`,
    rule: 'measure.touch',
    children: [...touched(view, measure.id), ...counters.map((one) => explainCounter(one, ledger))],
  });
}

const touched = ({ flows }: MeasuresView, measure: string): readonly Derivation[] =>
  flows.flatMap(({ flow, touches }) =>
    touches
      .filter((touch) => touch.measure === measure)
      .map(({ why, onlyIf }) =>
        step({
          label: `could touch ${flow}`,
          detail: `its item is within ${why.item}, from ${why.giver ?? 'anyone'} to ${why.receiver ?? 'anyone'}, after ${why.inForceFrom}${onlyIf ? '; only by what is planned or supposed' : ''}`,
        }),
      ),
  );

function explainCounter(counter: Counter, ledger: Ledger): Derivation {
  const { year, channel, unit, percent, standing, floor } = counter;
  const others = counter.figures.map(({ figure }) => figure).filter((figure) => !floor.includes(figure));
  return step({
    label: `${year.name}, ${channel}: ${range(counter)} ${unit}`,
    detail: `${range(percent)} percent of the ceiling, ${standing === 'open' ? 'which it may be under or over' : standing}`,
    rule: 'measure.ceiling',
    children: [
      ...figures(floor, ledger),
      ...(others.length === 0
        ? []
        : [
            step({
              label: 'not added',
              detail: 'a part of it, or a window that overlaps',
              children: figures(others, ledger),
            }),
          ]),
    ],
  });
}

async function explainEffect(store: StoreView, { id, asKnownOn, explainClaim }: Asked): Promise<Derivation | null> {
  const link = (await effects(store, asKnownOn)).links.find((one) => one.id === id);
  if (!link) return null;
  const children: Derivation[] = [];
  for (const { claim, causeChange, changeAssumed, effectSign, modality } of [...link.claims, ...link.denied]) {
    const stored = await store.claim(claim);
    const own = stored ? [explainClaim(stored.claim)] : [];
    const change = changeAssumed
      ? 'more of the cause is taken, the text does not say'
      : `the cause goes ${causeChange}`;
    children.push(
      step({ label: `${modality}: the effect goes ${effectSign}`, detail: change, rule: 'effect.sign', children: own }),
    );
  }
  const known =
    link.known === 'stated' ? 'the cause is stated' : 'the cause is implied by the sentence or the document';
  return step({
    label: `${link.from} ${link.sign} ${link.to}`,
    detail: `${known}${link.contested ? '; contested' : ''}`,
    rule: 'effect.link',
    children,
  });
}
