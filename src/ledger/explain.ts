// Derivations for people: why a series or a flow says what it says, down to the claims and rows behind it. Numbers here are
// written for reading ("6,000,000"); the rules are named as the passes are.
import { english, listed, type Said, type SaidValue, say, word } from '../base/said.ts';
import { confidenceOf } from './confidence.ts';
import { witnessOf } from './estimate.ts';
import { explainFigure, figuresById, title as figureWords } from './explain-figure.ts';
import { rangeSaid, seriesSaid, step } from './explain-words.ts';
import { checksBySeries } from './flow-json.ts';
import { dependenceOf } from './independence.ts';
import { flowsOf, type Ledger } from './ledger.ts';
import type { Check, Derivation, Figure, Region, Report, Series, Start } from './model.ts';
import { carriesNumber, isCurrent } from './supersession.ts';
import { sameNumbersOf, startsOf, trendOf } from './trend.ts';

export { explainFigure } from './explain-figure.ts';

/** How the series' estimate came to be, figure by figure. */
export function explainFlow(series: Series, ledger: Ledger): Derivation {
  const current = series.figures.filter(isCurrent);
  const explainAll = (figures: readonly Figure[]): readonly Derivation[] =>
    figures.map((figure) => explainFigure(figure, ledger));
  const unsupported =
    series.estimate.supported.length === 0 && series.estimate.outliers.length === 0
      ? current.filter(carriesNumber)
      : [];
  const outside = current.filter(({ body }) => series.estimate.outliers.includes(body));
  const replaced = series.figures.filter(({ supersededBy }) => supersededBy !== null);
  const apart = series.figures.filter((figure) => !carriesNumber(figure));
  const checks =
    checksBySeries(ledger.series.filter(({ flowKey }) => flowKey === series.flowKey)).get(series.key) ?? [];
  const children = [
    ...series.estimate.supported.map((region) => explainRegion(region, current, ledger)),
    ...group(say`said`, say`no interval is supported`, 'ledger.figures', explainAll(unsupported)),
    ...group(say`outliers`, say`agree with no best supported interval`, 'ledger.best-supported', explainAll(outside)),
    ...envelopeStep(series),
    ...judgement(series, ledger),
    ...checks.map((check) => explainCheck(check, ledger)),
    ...group(
      say`replaced`,
      say`a later statement of the same body counts`,
      'ledger.supersession',
      explainAll(replaced),
    ),
    ...group(say`without a number of its own`, say`shown, in no estimate`, 'ledger.unquantified', explainAll(apart)),
    ...series.denied.map(({ id, origin, stated }) => ({
      ...step(say`denied`, say`${origin} denied it, ${{ day: stated }}: ${id}; carries no number`, 'ledger.denied'),
      ...(id.startsWith('c_') ? { claim: id } : {}),
    })),
  ];
  return step(seriesSaid(series), summaryOf(series), 'ledger.estimate', children);
}

/** How surely, where it goes, which days it counts from. */
function judgement(series: Series, { origins }: Ledger): readonly Derivation[] {
  const { level, why } = confidenceOf(series, origins);
  const trend = trendOf(series);
  const starts = startsOf(series);
  const title = (id: string): SaidValue => figureTitle(series, id);
  return [
    ...(series.estimate.bodies > 0 ? [step(say`confidence: ${word(level)}`, why, 'ledger.confidence')] : []),
    ...(trend
      ? [step(say`trend: ${word(trend.direction)}`, say`${title(trend.from)}; then ${title(trend.to)}`, 'ledger.trend')]
      : []),
    ...(starts.length > 0 ? [step(say`different starts`, startWords(starts), 'ledger.starts')] : []),
    ...sameNumbersOf(series).map(({ number, starts: windows }) =>
      step(
        say`${rangeSaid({ low: number, high: number })} for ${windows.length} windows`,
        listed(
          windows.map(({ start, figures }) => say`since ${dayOr(start)}: ${listed(figures.map(title), '; ')}`),
          ' · ',
        ),
        'ledger.starts',
      ),
    ),
  ];
}

const dayOr = (start: string | null): SaidValue => (start === null ? say`a day not stated` : { day: start });

const figureTitle = (series: Series, id: string): SaidValue => {
  const figure = series.figures.find((one) => one.id === id);
  return figure ? figureWords(figure) : id;
};

const startWords = (starts: readonly Start[]): Said => {
  const own = starts.map(({ start, bodies }) => say`${listed(bodies, ', ')} since ${dayOr(start)}`);
  return say`${listed(own, '; ')}: no pace is computed across them`;
};

/** Parts that should add up, what lies between two totals. */
const explainCheck = ({ kind, body, period, low, high, why, figures }: Check, ledger: Ledger): Derivation => {
  const named = figuresById(ledger);
  const parts = figures.flatMap((id) => {
    const figure = named.get(id);
    return figure ? [explainFigure(figure, ledger)] : [];
  });
  const what = say`check, ${word(kind.replace('-', ' '))}: ${rangeSaid({ low, high })}`;
  return step(
    period === null ? what : say`${what} in ${{ day: period }}`,
    say`${body}: ${why}; nobody's statement, in no estimate`,
    'ledger.check',
    parts,
  );
};

function summaryOf({ estimate }: Series): Said {
  const { supported, independentOrigins: n, bodies, envelope } = estimate;
  if (bodies === 0) return say`no number is known`;
  if (supported.length === 0) return say`the bounds contradict each other; no interval is supported`;
  const regions = listed(supported.map(rangeSaid), ' or ');
  const best =
    bodies === 1
      ? say`best supported ${regions}, by ${n} independent of ${bodies} body`
      : say`best supported ${regions}, by ${n} independent of ${bodies} bodies`;
  return envelope.lowest === null ? best : say`${best}; all say ${envelopeSaid(estimate.envelope)}`;
}

function envelopeSaid({ low, high, lowest, highest }: Series['estimate']['envelope']): Said {
  const [least, most] = [rangeSaid({ low: lowest, high: lowest }), rangeSaid({ low: highest, high: highest })];
  const from = low === null ? say`under ${least}` : least;
  const to = high === null ? say`over ${most}` : most;
  return english(from) === english(to) ? from : say`${from} to ${to}`;
}

function envelopeStep(series: Series): readonly Derivation[] {
  const { envelope } = series.estimate;
  if (envelope.lowest === null) return [];
  const detail = say`${envelopeSaid(envelope)}: the outermost numbers of current figures, as stated`;
  return [step(say`envelope`, detail, 'ledger.envelope')];
}

const group = (label: Said, detail: Said, rule: string, children: readonly Derivation[]): readonly Derivation[] =>
  children.length === 0 ? [] : [step(label, detail, rule, children)];

function explainRegion(region: Region, current: readonly Figure[], ledger: Ledger): Derivation {
  const members = current.filter(({ id }) => region.figures.includes(id));
  const detail = say`covered by ${listed(region.agree, ', ')}; ${region.independent} of them pairwise independent`;
  const children = [...members.map((figure) => explainFigure(figure, ledger)), ...dependences(members, ledger)];
  return step(say`best supported: ${rangeSaid(region)}`, detail, 'ledger.best-supported', children);
}

/** Which of the agreeing figures are not independent of each other, and why; once for each pair of bodies. */
function dependences(members: readonly Figure[], ledger: Ledger): readonly Derivation[] {
  const index = figuresById(ledger);
  const said = new Set<string>();
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b) => {
      const both = [a.body, b.body].sort();
      const pair = both.join('\n');
      const reason = dependenceOf(witnessOf(a, index), witnessOf(b, index), ledger.origins);
      if (reason === null || a.body === b.body || said.has(pair)) return [];
      said.add(pair);
      return [step(say`not independent`, say`${listed(both, ' and ')}: ${reason}`, 'ledger.independence')];
    }),
  );
}

/** Explains whatever has this id in the ledger: a figure id, a series key, a flow key, a claim or row id; null where nothing has. */
export function explainId(id: string, ledger: Ledger): Derivation | null {
  const figure = figuresById(ledger).get(id);
  if (figure) return explainFigure(figure, ledger);
  const series = ledger.series.find(({ key }) => key === id);
  if (series) return explainFlow(series, ledger);
  const flow = flowsOf(ledger.series.filter(({ flowKey }) => flowKey === id))[0];
  if (flow) {
    const children = flow.series.map((member) => explainFlow(member, ledger));
    const detail = say`${children.length} series, never added up`;
    return step(say`flow ${flow.key}`, detail, 'ledger.series', children);
  }
  return explainUse(id, ledger);
}

/** What a claim or an imported row counts for. */
function explainUse(id: string, ledger: Ledger): Derivation | null {
  const isIt = (report: Report): boolean =>
    report.id === id || (report.evidence.kind === 'row' && report.evidence.label === id);
  const isBehind = ({ reports, variants }: Figure): boolean =>
    reports.some(isIt) || variants.some((variant) => variant.reports.some(isIt));
  const uses = ledger.series.flatMap((series) => {
    const figures = series.figures.filter(isBehind).map((figure) => explainFigure(figure, ledger));
    const denies = series.denied.some((denial) => denial.id === id);
    if (figures.length === 0 && !denies) return [];
    const detail = denies ? say`stands there as a denial` : summaryOf(series);
    return [step(seriesSaid(series), detail, 'ledger.series', figures)];
  });
  return uses.length === 0 ? null : step(say`${id}`, say`counts in`, undefined, uses);
}
