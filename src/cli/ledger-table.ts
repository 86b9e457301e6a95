// The ledger as a table for the terminal: what is best supported, what all origins say, how many agree, and a small chart.
// What enters: flows (one series each) and a width. What leaves: text. Pure.
import { itemName, partyName } from '../app/names.ts';
import { roundedOutward } from '../base/rounding.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import { shownRegions } from '../ledger/shown.ts';
import { windowText } from './balance-stated.ts';
import { intervalChart } from './interval-chart.ts';
import { amountText, dateText } from './quantity.ts';
import { clip, displayWidth, type Ink, padLeft, padRight, printable, wrap } from './text.ts';

type Look = {
  readonly width: number;
  readonly pen: Ink /** At most so many series; a third of it in the sections that are not actual. */;
  readonly limit?: number;
};

const SECTIONS: readonly (readonly [string, (flow: FlowJson) => boolean])[] = [
  ['', (flow) => flow.kind === 'actual' && hasNumber(flow) && flow.basis !== 'capacity'],
  ['What it could hold or make, worked out from other figures', (flow) => flow.kind === 'actual' && hasNumber(flow)],
  ['Planned or promised', (flow) => flow.kind === 'planned' && hasNumber(flow)],
  ['Supposed', (flow) => flow.kind === 'hypothetical' && hasNumber(flow)],
];

const hasNumber = ({ estimate }: FlowJson): boolean =>
  estimate.envelope.lowest !== null || estimate.envelope.highest !== null || estimate.supported.length > 0;

/** All flows, direction by direction. */
export function ledgerTable(flows: readonly FlowJson[], asKnownOn: string | null, look: Look): string {
  const directions = [...Map.groupBy(flows, directionOf)];
  const lines = directions.flatMap(([title, group], i) => [
    ...(i === 0 ? [] : ['']),
    ...directionLines(title, group, asKnownOn, look, i),
  ]);
  if (flows.length === 0) lines.push('Nothing is known of this.');
  else lines.push('', ...legend(look));
  return `${lines.join('\n')}\n`;
}

const directionOf = ({ from, to, frame }: FlowJson): string => {
  const giver = from === null ? 'All who report' : partyName(from);
  return to === null && frame !== 'transfer' && frame !== 'deployment'
    ? `${giver}: losses and statistics`
    : `${giver} → ${to === null ? 'unknown' : partyName(to)}`;
};

function directionLines(
  title: string,
  flows: readonly FlowJson[],
  asKnownOn: string | null,
  look: Look,
  index: number,
): readonly string[] {
  const { pen, width } = look;
  const paint = index % 2 === 0 ? pen.given : pen.received;
  const seen = asKnownOn === null ? '' : `, as known on ${dateText(asKnownOn)}`;
  const lines = [`${paint(clip(title, width - seen.length))}${seen}`];
  const taken = new Set<FlowJson>();
  for (const [heading, belongs] of SECTIONS) {
    const rows = flows.filter((flow) => !taken.has(flow) && belongs(flow)).sort(byWeight);
    for (const row of rows) taken.add(row);
    if (rows.length === 0) continue;
    lines.push(...(heading === '' ? [headings(look)] : wrap(heading, width - 2).map((line) => pen.soft(`  ${line}`))));
    const shown = rows.slice(0, heading === '' ? look.limit : look.limit && Math.ceil(look.limit / 3));
    lines.push(...shown.flatMap((row) => rowLines(row, look)));
    if (rows.length > shown.length) lines.push(pen.soft(`  … and ${rows.length - shown.length} more`));
  }
  const silent = flows.filter((flow) => !taken.has(flow) && flow.figures.length > 0);
  const denied = flows.filter(({ denied: denials }) => denials.length > 0);
  return [...lines, ...named('Without a number', silent, look), ...named('Denied by someone', denied, look)];
}

function named(heading: string, flows: readonly FlowJson[], { width, pen }: Look): readonly string[] {
  if (flows.length === 0) return [];
  const names = [...new Set(flows.map((flow) => printable(nameOf(flow))))].join(', ');
  return wrap(`${heading}: ${names}.`, width - 4).map((line, i) => pen.soft(i === 0 ? `  ${line}` : `    ${line}`));
}

/** Most independent origins first, then most figures, then by name. */
const byWeight = (a: FlowJson, b: FlowJson): number =>
  b.estimate.independentOrigins - a.estimate.independentOrigins ||
  b.figures.length - a.figures.length ||
  (a.key < b.key ? -1 : 1);

type Widths = {
  readonly name: number;
  readonly best: number;
  readonly all: number;
  readonly origins: number;
  readonly surely: number;
  readonly chart: number;
};

/** Columns for a width: the chart takes what is left, and goes where little is. */
function widthsOf(total: number): Widths {
  const usable = Math.min(total, 100) - 2;
  const chart = usable >= 90 ? 18 : usable >= 74 ? 12 : 0;
  const origins = 8;
  const surely = 6;
  const left = usable - chart - origins - surely - (chart > 0 ? 5 : 4);
  const name = Math.floor(left * 0.38);
  const best = Math.floor((left - name) / 2);
  return { name, best, all: left - name - best, origins, surely, chart };
}

function headings({ width, pen }: Look): string {
  const w = widthsOf(width);
  const cells = [
    padRight('', w.name),
    padRight(clip('best supported', w.best), w.best),
    padRight(clip('all origins', w.all), w.all),
    padLeft('origins', w.origins),
    padRight('sure', w.surely),
  ];
  return pen.soft(`  ${cells.join(' ')}`.trimEnd());
}

function rowLines(flow: FlowJson, { width, pen }: Look): readonly string[] {
  const w = widthsOf(width);
  const { estimate } = flow;
  const name = wrap(printable(nameOf(flow)), w.name - 1);
  const best = bestOf(flow);
  const bestText = best.map((one, i) => (i === 0 ? '' : 'or ') + amountOf(flow, one));
  const said = envelopeText(flow);
  const repeated = bestText.length === 1 && bestText[0]?.replace('about ', '') === said;
  const all = wrapAmount(repeated ? '' : said, w.all);
  const origins = estimate.bodies === 0 ? '–' : `${estimate.independentOrigins} of ${estimate.bodies}`;
  const chart = w.chart === 0 ? '' : ` ${pen.given(chartOf(flow, best, w.chart))}`;
  const bestLines = bestText.flatMap((text) => wrapAmount(text, w.best - 1));
  const height = Math.max(name.length, bestLines.length, all.length);
  const lines = Array.from({ length: height }, (_, i) => {
    const cells = [
      padRight(clip(name[i] ?? '', w.name), w.name),
      padRight(pen.bold(clip(bestLines[i] ?? '', w.best)), w.best),
      padRight(clip(all[i] ?? '', w.all), w.all),
      i === 0 ? padLeft(origins, w.origins) : ' '.repeat(w.origins),
      i === 0 ? padRight(surelyText(flow), w.surely) : ' '.repeat(w.surely),
    ];
    return `  ${cells.join(' ')}${i === 0 ? chart : ''}`.trimEnd();
  });
  return [...lines, ...wrap(notesOn(flow), Math.min(width, 100) - 6).map((line) => pen.soft(`    ${line}`))];
}

const SURELY = { high: 'high', moderate: 'mod', low: 'low' } as const;
const WAYS = { rising: '↑', falling: '↓', steady: '=' } as const;

/** How surely, and where the numbers go: "mod ↑". */
function surelyText({ estimate: { confidence, trend, bodies } }: FlowJson): string {
  if (bodies === 0) return '';
  return `${SURELY[confidence.level].padEnd(4)}${trend ? WAYS[trend.direction] : ''}`.trimEnd();
}

/** What a reader must know beside the number: who disagrees, who denies, what was kept out, what cannot be compared. */
function notesOn(flow: FlowJson): string {
  const { estimate, figures, starts, checks, denied } = flow;
  const variants = figures.reduce((sum, figure) => sum + figure.variants.length, 0);
  const credited = figures.filter(({ namedInstead }) => namedInstead !== null).length;
  const failed = checks.filter(({ agrees }) => agrees === false);
  const notes = [
    estimate.outliers.length > 0 ? `outside: ${estimate.outliers.join(', ')}` : null,
    estimate.bodies > 1 && estimate.supported.length === 0 ? 'the bounds contradict each other' : null,
    estimate.supported.length > 1 ? estimate.supported.map(({ agree }) => agree.join(', ')).join(' against ') : null,
    variants > 0 ? `${variants} likely misreport${variants === 1 ? '' : 's'} kept out` : null,
    credited > 0 ? 'credited to a party that gave no number' : null,
    starts.length > 1 ? `counted from ${starts.length} different days` : null,
    failed[0] ? failed[0].why : null,
    denied.length > 0 ? 'denied' : null,
  ];
  return printable(notes.filter((note) => note !== null).join(' · '));
}

/** Where a range does not fit, it breaks after its dash; never inside a number. */
export const wrapAmount = (text: string, width: number): readonly string[] =>
  displayWidth(text) <= width
    ? wrap(text, width)
    : wrap(text.replace(/(?<=\S)–(?=\S)/u, '– '), width).map((line) => line.replace(/(?<=\S)– /u, '–'));

type Shown = Pick<FlowJson['figures'][number], 'low' | 'high' | 'approx'>;

/** The best supported intervals as they are shown, those in which several figures meet rounded outward. */
const bestOf = (flow: FlowJson): readonly Shown[] =>
  shownRegions(flow).map(({ low, high, approx, meeting }) =>
    meeting ? { ...roundedOutward({ low, high }, flow.unit), approx } : { low, high, approx },
  );

/** What the series is of: item, frame, outcome, period. */
export function nameOf(flow: FlowJson): string {
  const item = flow.item === null ? 'people' : itemName(flow.item);
  const parts = [
    flow.outcome ? flow.outcome.replace('+', ' and ') : item,
    flow.frame === 'deployment' ? 'deployed' : null,
    flow.frame === 'statistic' && flow.to !== null ? 'statistic' : null,
    flow.basis === 'stock' ? 'at one time' : flow.basis === 'increment' ? incrementNote(flow) : null,
    flow.basis === 'share' ? 'share' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

const incrementNote = ({ period }: FlowJson): string =>
  period === null ? 'one window' : period.includes('/') ? dateText(period) : windowText(period);

const amountOf = (flow: FlowJson, { low, high, approx }: Shown): string =>
  amountText({ low, high, approx, unit: flow.unit ?? 'count', per: flow.per }, true);

/** From the lowest to the highest number, "over" and "under" where an origin leaves that end open. */
function envelopeText(flow: FlowJson): string {
  const { low, high, lowest, highest } = flow.estimate.envelope;
  if (lowest === null || highest === null || lowest === highest) return amountOf(flow, { low, high, approx: false });
  const closed = amountOf(flow, { low: lowest, high: highest, approx: false });
  const over = high === null ? closed.replace('–', '–over ') : closed;
  return low === null ? `under ${over}` : over;
}

function chartOf({ estimate }: FlowJson, best: readonly Shown[], width: number): string {
  const { low, high, lowest, highest } = estimate.envelope;
  const envelope = { lowest, highest, openLow: low === null, openHigh: high === null };
  return intervalChart({ supported: best, envelope }, width);
}

const legend = ({ width, pen }: Look): readonly string[] =>
  wrap(
    '━ best supported: where most independent origins agree; ─ all that any origin says; ● one number; → an open end ("or more"). Each row has its own scale. sure: confidence (high, moderate, low), and whether the body that spoke most often says more (↑), less (↓) or the same (=) by now. tosite explain ID shows how a number came about; tosite ledger --json has every figure and id.',
    Math.min(width, 100),
  ).map(pen.soft);
