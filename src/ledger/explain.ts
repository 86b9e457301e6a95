// Derivations for people: why a figure or a flow says what it says, down to the claims and rows behind it. Numbers here are
// written for reading ("6,000,000"); the rules are named as the passes are.
import { witnessOf } from './estimate.ts';
import { describeQuantity, describeRange, describeSeries } from './explain-words.ts';
import { dependenceOf } from './independence.ts';
import { flowsOf, type Ledger } from './ledger.ts';
import type { Derivation, Figure, Region, Report, Series } from './model.ts';
import { carriesNumber, isCurrent } from './supersession.ts';
import { widened } from './width.ts';

const byId = new WeakMap<Ledger, ReadonlyMap<string, Figure>>();

/** All figures of a ledger by id; built once for each ledger. */
function figuresById(ledger: Ledger): ReadonlyMap<string, Figure> {
  const known = byId.get(ledger);
  if (known) return known;
  const made = new Map(ledger.series.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));
  byId.set(ledger, made);
  return made;
}

const title = (figure: Figure): string =>
  `${figure.origin}: ${describeQuantity(figure)}, said ${figure.stated}${figure.statedBy === 'added' ? ' (undated; day of adding)' : ''}`;

/** A claim leads to its quote, an imported row to its file, row and address. */
function explainReport({ id, evidence, quantity }: Report): Derivation {
  const written = quantity?.written;
  const turned = written ? `; written as ${describeRange(written)} ${written.unit}, turned by ${written.factor}` : '';
  if (evidence.kind === 'claim') {
    const detail = `“${evidence.quote}”${turned}`;
    const label = `claim ${id}, ${evidence.publisher ?? 'publisher not known'}`;
    return { label, detail, claim: id, children: [] };
  }
  const { file, row, label, url, via } = evidence;
  const detail = `row ${row} of ${file}, via ${via ?? 'an unnamed page'}; imported, there is no quote${turned}`;
  return { label: `imported figure ${label}`, detail, source: { file, row, label, url }, children: [] };
}

/** How the figure came to be: its reports, its origin, what it derives from, what replaces it. */
export function explainFigure(figure: Figure, ledger: Ledger): Derivation {
  return explainWithin(figure, ledger, new Set());
}

function explainWithin(figure: Figure, ledger: Ledger, above: ReadonlySet<string>): Derivation {
  const named = (id: string): Figure | undefined => figuresById(ledger).get(id);
  const parent = figure.derivedFrom === null || above.has(figure.id) ? undefined : named(figure.derivedFrom);
  const later = figure.supersededBy === null ? undefined : named(figure.supersededBy);
  const others = figure.alternatives.map(named).filter((other) => other !== undefined);
  const children: Derivation[] = [
    ...figure.reports.map(explainReport),
    ...(parent
      ? [
          step('computed from', 'no second witness beside the figure that it is computed from', 'ledger.derived', [
            explainWithin(parent, ledger, new Set([...above, figure.id])),
          ]),
        ]
      : []),
    ...others.map((other) => step('or, never and', title(other), 'ledger.alternatives')),
    ...(later ? [step('replaced', `${figure.body} later said: ${title(later)}`, 'ledger.supersession')] : []),
  ];
  return { label: title(figure), detail: detailOf(figure), rule: 'ledger.figures', children };
}

function detailOf(figure: Figure): string {
  const reports = figure.reports.length === 1 ? 'one report' : `${figure.reports.length} reports, one figure`;
  const body = figure.body === figure.origin ? '' : `; speaks for ${figure.body}`;
  if (figure.shared)
    return `${reports}${body}; one number over ${figure.sharedOver.join(', ')}, which none of them has alone`;
  if (!carriesNumber(figure)) return `${reports}${body}; gives no number, which is neither zero nor none`;
  const { low, high } = widened(figure);
  if (low === null || high === null) return `${reports}${body}; one-sided, kept sharp`;
  const span = describeRange({ low, high });
  return `${reports}${body}; overlaps others from ${span}`;
}

const step = (label: string, detail: string, rule: string, children: readonly Derivation[] = []): Derivation => ({
  label,
  detail,
  rule,
  children,
});

/** How the series' estimate came to be, figure by figure. */
export function explainFlow(series: Series, ledger: Ledger): Derivation {
  const current = series.figures.filter(isCurrent);
  const explainAll = (figures: readonly Figure[]): readonly Derivation[] =>
    figures.map((figure) => explainFigure(figure, ledger));
  const outside = current.filter(({ body }) => series.estimate.outliers.includes(body));
  const replaced = series.figures.filter(({ supersededBy }) => supersededBy !== null);
  const apart = series.figures.filter((figure) => !carriesNumber(figure));
  const children = [
    ...series.estimate.supported.map((region) => explainRegion(region, current, ledger)),
    ...group('outliers', 'agree with no best supported interval', 'ledger.best-supported', explainAll(outside)),
    ...envelopeStep(series),
    ...group('replaced', 'a later statement of the same body counts', 'ledger.supersession', explainAll(replaced)),
    ...group('without a number of its own', 'shown, in no estimate', 'ledger.unquantified', explainAll(apart)),
    ...series.denied.map(({ id, origin, stated }) => ({
      ...step('denied', `${origin} denied it, ${stated}; carries no number`, 'ledger.denied'),
      ...(id.startsWith('c_') ? { claim: id } : {}),
    })),
  ];
  return { label: describeSeries(series), detail: summaryOf(series), rule: 'ledger.estimate', children };
}

function summaryOf({ estimate }: Series): string {
  const { supported, independentOrigins: n, bodies, envelope } = estimate;
  if (bodies === 0) return 'no number is known';
  if (supported.length === 0) return 'the bounds contradict each other; no interval is supported';
  const regions = supported.map(describeRange).join(' or ');
  const all = envelope.lowest === null ? '' : `; all say ${describeEnvelope(estimate.envelope)}`;
  return `best supported ${regions}, by ${n} independent of ${bodies} ${bodies === 1 ? 'body' : 'bodies'}${all}`;
}

const describeEnvelope = ({ low, high, lowest, highest }: Series['estimate']['envelope']): string => {
  const from = `${low === null ? 'under ' : ''}${describeRange({ low: lowest, high: lowest })}`;
  const to = `${high === null ? 'over ' : ''}${describeRange({ low: highest, high: highest })}`;
  return from === to ? from : `${from} to ${to}`;
};

function envelopeStep(series: Series): readonly Derivation[] {
  const { envelope } = series.estimate;
  if (envelope.lowest === null) return [];
  const detail = `${describeEnvelope(envelope)}: the outermost numbers of current figures, as stated`;
  return [step('envelope', detail, 'ledger.envelope')];
}

const group = (label: string, detail: string, rule: string, children: readonly Derivation[]): readonly Derivation[] =>
  children.length === 0 ? [] : [step(label, detail, rule, children)];

function explainRegion(region: Region, current: readonly Figure[], ledger: Ledger): Derivation {
  const members = current.filter(({ id }) => region.figures.includes(id));
  const detail = `covered by ${region.agree.join(', ')}; ${region.independent} of them pairwise independent`;
  const children = [...members.map((figure) => explainFigure(figure, ledger)), ...dependences(members, ledger)];
  return step(`best supported: ${describeRange(region)}`, detail, 'ledger.best-supported', children);
}

/** Which of the agreeing figures are not independent of each other, and why; once for each pair of bodies. */
function dependences(members: readonly Figure[], ledger: Ledger): readonly Derivation[] {
  const index = figuresById(ledger);
  const said = new Set<string>();
  return members.flatMap((a, i) =>
    members.slice(i + 1).flatMap((b) => {
      const pair = [a.body, b.body].sort().join(' and ');
      const reason = dependenceOf(witnessOf(a, index), witnessOf(b, index), ledger.origins);
      if (reason === null || a.body === b.body || said.has(pair)) return [];
      said.add(pair);
      return [step('not independent', `${pair}: ${reason}`, 'ledger.independence')];
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
    return {
      label: `flow ${flow.key}`,
      detail: `${children.length} series, never added up`,
      rule: 'ledger.series',
      children,
    };
  }
  return explainUse(id, ledger);
}

/** What a claim or an imported row counts for. */
function explainUse(id: string, ledger: Ledger): Derivation | null {
  const isBehind = ({ reports }: Figure): boolean =>
    reports.some((report) => report.id === id || (report.evidence.kind === 'row' && report.evidence.label === id));
  const uses = ledger.series.flatMap((series) => {
    const figures = series.figures.filter(isBehind).map((figure) => explainFigure(figure, ledger));
    const denies = series.denied.some((denial) => denial.id === id);
    if (figures.length === 0 && !denies) return [];
    const detail = denies ? 'stands there as a denial' : summaryOf(series);
    return [step(describeSeries(series), detail, 'ledger.series', figures)];
  });
  return uses.length === 0 ? null : { label: id, detail: 'counts in', children: uses };
}
