// Derivations of figures: what reports them, what they are computed from, what replaces them, what outlets made of them. Every
// branch ends in a claim, of which the quote is shown, or in a row of an imported file.
import { toDecimal } from '../base/decimal.ts';
import { listed, type Said, type SaidValue, say, word } from '../base/said.ts';
import { admiraltyOf } from './confidence.ts';
import { ownTellings } from './copies.ts';
import { quantitySaid, rangeSaid, step, variantSaid } from './explain-words.ts';
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

export const title = (figure: Figure): Said => {
  const said = say`${figure.origin}: ${quantitySaid(figure)}, said ${{ day: figure.stated }}`;
  return figure.statedBy === 'added' ? say`${said} (undated; day of adding)` : said;
};

/** The way of a report from its page back towards the origin: "A paper ← Yonhap ← a deputy". */
function chainOf({ publisher, outlet, speaker }: Report): Said {
  const behind = [outlet, speaker].filter((one) => one !== null);
  return behind.reduce<Said>(
    (chain, one) => say`${chain} ← ${one}`,
    publisher === null ? say`publisher not known` : say`${publisher}`,
  );
}

/** ", copy of d_… (A paper)": its text is no report of its own. */
function withCopy(said: Said, { copyOf }: Report): Said {
  if (copyOf === null) return said;
  return copyOf.publisher === null
    ? say`${said}, copy of ${copyOf.page}`
    : say`${said}, copy of ${copyOf.page} (${copyOf.publisher})`;
}

/** A claim leads to its quote, an imported row to its file, row and address. */
function explainReport(report: Report): Derivation {
  const { id, evidence, quantity } = report;
  const written = quantity?.written;
  const turned = (said: Said): Said =>
    written
      ? say`${said}; written as ${rangeSaid(written)} ${word(written.unit)}, turned by ${{ number: written.factor }}`
      : said;
  if (evidence.kind === 'claim') {
    const label = withCopy(say`claim ${id}, ${chainOf(report)}`, report);
    return { ...step(label, turned(say`${{ quote: evidence.quote }}`)), claim: id };
  }
  const { file, row, label, url, via } = evidence;
  const detail = turned(say`row ${row} of ${file}, via ${via ?? say`an unnamed page`}; imported, there is no quote`);
  return { ...step(say`imported figure ${label}`, detail), source: { file, row, label, url } };
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
          step(say`computed from`, factorOf(figure, parent), 'ledger.derived', [
            explainWithin(parent, ledger, new Set([...above, figure.id])),
          ]),
        ]
      : []),
    ...others.map((other) => step(say`or, never and`, title(other), 'ledger.alternatives')),
    ...figure.variants.map(explainVariant),
    ...(later ? [step(say`replaced`, say`${figure.body} later said: ${title(later)}`, 'ledger.supersession')] : []),
  ];
  return step(title(figure), detailOf(figure, ledger), 'ledger.figures', children);
}

/** "429 to one, ": how many of the one go into one of the other, where both give a number. */
function factorOf(figure: Figure, base: Figure): Said {
  const alone = say`no second witness beside what it is computed from`;
  const [mine, theirs] = [figure.low ?? figure.high, base.low ?? base.high];
  if (mine === null || theirs === null || toDecimal(theirs).isZero()) return alone;
  const factor = toDecimal(mine).div(toDecimal(theirs)).toSignificantDigits(3).toFixed();
  return say`${{ number: factor }} to one; ${alone}`;
}

/** A likely misreport, with the pages that print it. */
function explainVariant(variant: Variant): Derivation {
  return step(
    say`not counted: ${word(variant.departure.replaceAll('-', ' '))}`,
    say`${variantSaid(variant)}; ${variant.why}`,
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

/** "one report", "3 reports (5 with repeats and copies), one figure". */
function countSaid({ reports }: Figure): Said {
  const [own, all] = [ownTellings(reports), reports.length];
  if (all > own)
    return own === 1
      ? say`one report (${all} with repeats and copies)`
      : say`${own} reports (${all} with repeats and copies), one figure`;
  return own === 1 ? say`one report` : say`${own} reports, one figure`;
}

function detailOf(figure: Figure, ledger: Ledger): Said {
  const count = countSaid(figure);
  const series = seriesByKey(ledger).get(figure.seriesKey);
  const parts: Said[] = [series ? say`${admiraltyOf(figure, series, ledger.origins)}, ${count}` : count];
  if (figure.body !== figure.origin) parts.push(say`speaks for ${figure.body}`);
  const named = figure.reports[0]?.namedInstead;
  if (named) parts.push(say`the page credits ${named}, which gave no number itself`);
  return listed([...parts, reachOf(figure)], '; ');
}

/** How it meets others. */
function reachOf(figure: Figure): Said {
  if (figure.shared) {
    const over: readonly SaidValue[] = figure.sharedOver;
    return say`one number over ${listed(over, ', ')}, which none of them has alone`;
  }
  if (!carriesNumber(figure)) return say`gives no number, which is neither zero nor none`;
  const wide = widened(figure);
  return isTwoSided(wide) ? say`overlaps others from ${rangeSaid(wide)}` : say`one-sided, kept sharp`;
}
