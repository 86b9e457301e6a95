// Derivations of figures: what reports them, what they are computed from, what replaces them, what outlets made of them. Every
// branch ends in a claim, of which the quote is shown, or in a row of an imported file.
import { toDecimal } from '../base/decimal.ts';
import { admiraltyOf } from './confidence.ts';
import { ownTellings } from './copies.ts';
import { describeQuantity, describeRange, describeVariant } from './explain-words.ts';
import type { Ledger } from './ledger.ts';
import type { Derivation, Figure, Report, Series, Variant } from './model.ts';
import { carriesNumber } from './supersession.ts';
import { isTwoSided, widened } from './width.ts';

const byId = new WeakMap<Ledger, ReadonlyMap<string, Figure>>();

/** All figures of a ledger by id; built once for each ledger. */
export function figuresById(ledger: Ledger): ReadonlyMap<string, Figure> {
  const known = byId.get(ledger);
  if (known) return known;
  const made = new Map(ledger.series.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));
  byId.set(ledger, made);
  return made;
}

export const title = (figure: Figure): string =>
  `${figure.origin}: ${describeQuantity(figure)}, said ${figure.stated}${figure.statedBy === 'added' ? ' (undated; day of adding)' : ''}`;

/** The way of a report from its page back towards the origin: "A paper ← Yonhap ← a deputy". */
const chainOf = ({ publisher, outlet, speaker }: Report): string =>
  [publisher ?? 'publisher not known', outlet, speaker].filter((one) => one !== null).join(' ← ');

/** ", copy of d_… (A paper)": its text is no report of its own. */
const copyWords = ({ copyOf }: Report): string =>
  copyOf === null ? '' : `, copy of ${copyOf.page}${copyOf.publisher === null ? '' : ` (${copyOf.publisher})`}`;

/** A claim leads to its quote, an imported row to its file, row and address. */
function explainReport(report: Report): Derivation {
  const { id, evidence, quantity } = report;
  const written = quantity?.written;
  const turned = written ? `; written as ${describeRange(written)} ${written.unit}, turned by ${written.factor}` : '';
  if (evidence.kind === 'claim') {
    const detail = `“${evidence.quote}”${turned}`;
    const label = `claim ${id}, ${chainOf(report)}${copyWords(report)}`;
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
          step(
            'computed from',
            `${factorOf(figure, parent)}no second witness beside what it is computed from`,
            'ledger.derived',
            [explainWithin(parent, ledger, new Set([...above, figure.id]))],
          ),
        ]
      : []),
    ...others.map((other) => step('or, never and', title(other), 'ledger.alternatives')),
    ...figure.variants.map(explainVariant),
    ...(later ? [step('replaced', `${figure.body} later said: ${title(later)}`, 'ledger.supersession')] : []),
  ];
  return { label: title(figure), detail: detailOf(figure, ledger), rule: 'ledger.figures', children };
}

/** "429 to one, ": how many of the one go into one of the other, where both give a number. */
function factorOf(figure: Figure, base: Figure): string {
  const [mine, theirs] = [figure.low ?? figure.high, base.low ?? base.high];
  if (mine === null || theirs === null || toDecimal(theirs).isZero()) return '';
  return `${toDecimal(mine).div(toDecimal(theirs)).toSignificantDigits(3).toFixed()} to one; `;
}

/** A likely misreport, with the pages that print it. */
function explainVariant(variant: Variant): Derivation {
  const label = `not counted: ${variant.departure.replaceAll('-', ' ')}`;
  return step(
    label,
    `${describeVariant(variant)}; ${variant.why}`,
    'ledger.variant',
    variant.reports.map(explainReport),
  );
}

const seriesOf = new WeakMap<Ledger, ReadonlyMap<string, Series>>();

function seriesByKey(ledger: Ledger): ReadonlyMap<string, Series> {
  const known = seriesOf.get(ledger);
  if (known) return known;
  const made = new Map(ledger.series.map((series) => [series.key, series]));
  seriesOf.set(ledger, made);
  return made;
}

function detailOf(figure: Figure, ledger: Ledger): string {
  const own = ownTellings(figure.reports);
  const claims = figure.reports.length > own ? ` (${figure.reports.length} with repeats and copies)` : '';
  const count = own === 1 ? `one report${claims}` : `${own} reports${claims}, one figure`;
  const series = seriesByKey(ledger).get(figure.seriesKey);
  const reports = series ? `${admiraltyOf(figure, series, ledger.origins)}, ${count}` : count;
  const named = figure.reports[0]?.namedInstead;
  const instead = named ? `; the page credits ${named}, which gave no number itself` : '';
  const body = `${figure.body === figure.origin ? '' : `; speaks for ${figure.body}`}${instead}`;
  if (figure.shared)
    return `${reports}${body}; one number over ${figure.sharedOver.join(', ')}, which none of them has alone`;
  if (!carriesNumber(figure)) return `${reports}${body}; gives no number, which is neither zero nor none`;
  const wide = widened(figure);
  if (!isTwoSided(wide)) return `${reports}${body}; one-sided, kept sharp`;
  const span = describeRange(wide);
  return `${reports}${body}; overlaps others from ${span}`;
}

export const step = (
  label: string,
  detail: string,
  rule: string,
  children: readonly Derivation[] = [],
): Derivation => ({
  label,
  detail,
  rule,
  children,
});
