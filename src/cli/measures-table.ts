// Measures for people: flows with the numbers of the measures that they could touch, the counters, then each measure in words.
// What enters: the use case's answer. What leaves: text. Pure.
import type { MeasuresView } from '../app/measures.ts';
import { itemName, partyName } from '../app/names.ts';
import type { Ceiling, Counter } from '../exchange/measures/counter.ts';
import type { Measure } from '../exchange/measures/measure.ts';
import type { FlowTouches, Touch } from '../exchange/measures/touches.ts';
import { amountText, dateText } from './quantity.ts';
import { displayWidth, type Ink, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** The answer of `tosite measures`. */
export function measuresTable(view: MeasuresView, { width, pen }: Look): string {
  const look = { width: Math.min(width, 100), pen };
  const seen = view.asKnownOn === null ? '' : `, as known on ${dateText(view.asKnownOn)}`;
  const title = `UN measures that these flows could touch${seen}`;
  if (view.flows.length === 0 && view.ceilings.length === 0)
    return `${wrap('No flow in this ledger could touch a measure.', look.width).join('\n')}\n`;
  const unverified = new Set(view.measures.filter(({ verified }) => !verified).map(({ id }) => id));
  const lines = [
    ...wrap(title, look.width).map(pen.bold),
    ...flowLines(view.flows, unverified, look),
    ...view.ceilings.flatMap((ceiling) => ceilingLines(ceiling, view.measures, look)),
    '',
    pen.bold('The measures'),
    ...view.measures.flatMap((measure) => measureLines(measure, look)),
    '',
    ...legend(view, look),
  ];
  return `${lines.join('\n')}\n`;
}

function flowLines(flows: readonly FlowTouches[], unverified: ReadonlySet<string>, look: Look): readonly string[] {
  const directions = Map.groupBy(
    flows,
    ({ from, to }) => `${from === null ? 'all givers together' : partyName(from)} → ${nameOf(to)}`,
  );
  const mark = ({ measure, onlyIf }: Touch): string =>
    `${measure}${unverified.has(measure) ? '*' : ''}${onlyIf ? '?' : ''}`;
  const name = Math.min(28, Math.floor(look.width * 0.35));
  const dates = look.width >= 80 ? 25 : 0;
  const row = ({ item, days, touches }: FlowTouches): readonly string[] => {
    const names = wrap(printable(itemName(item)), name - 1);
    const marks = wrap(touches.map(mark).join(' '), look.width - name - dates - 2);
    return Array.from({ length: Math.max(names.length, marks.length) }, (_, i) => {
      const when = padRight(i === 0 && dates > 0 ? daysText(days) : '', dates);
      return `  ${padRight(names[i] ?? '', name)}${when}${marks[i] ?? ''}`.trimEnd();
    });
  };
  return [...directions].flatMap(([direction, own], i) => [
    '',
    ...wrap(direction, look.width).map(i % 2 === 0 ? look.pen.given : look.pen.received),
    ...own.flatMap(row),
  ]);
}

const nameOf = (party: string | null): string => (party === null ? 'anyone' : partyName(party));

const month = (day: string): string => dateText(day.slice(0, 7));

const daysText = ({ first, last }: FlowTouches['days']): string => {
  if (last === null) return '';
  if (first === null) return `by ${month(last)}`;
  return month(first) === month(last) ? month(last) : `${month(first)} – ${month(last)}`;
};

function ceilingTitle(ceiling: Ceiling, measures: readonly Measure[]): string {
  const measure = measures.find(({ id }) => id === ceiling.measure);
  const { amount, unit } = ceiling.cap;
  const same = measures.filter(({ id, cap }) => id !== ceiling.measure && cap?.ceiling === ceiling.cap.ceiling);
  const also = same.length === 0 ? '' : `; one ceiling with ${same.map(({ id }) => id).join(', ')}`;
  const items = (measure?.items ?? []).map(itemName).join(', ');
  const cap = amountText({ low: amount, high: amount, unit, approx: false, per: 'year' }, true);
  return `Ceiling ${ceiling.measure}: ${items}, ${cap} from all givers together${also}`;
}

function ceilingLines(ceiling: Ceiling, measures: readonly Measure[], { width, pen }: Look): readonly string[] {
  return [
    '',
    ...wrap(ceilingTitle(ceiling, measures), width).map(pen.bold),
    ...ceiling.counters.flatMap((counter) => counterLines(counter, { width, pen })),
    ...ceiling.leftOut.flatMap((one) => {
      const number = amountText({ ...one, unit: one.unit ?? 'count', approx: false }, true);
      return wrap(`not counted: ${printable(one.origin)}, ${number} (${one.why})`, width - 4).map((line, i) =>
        pen.soft(`${i === 0 ? '  ' : '    '}${line}`),
      );
    }),
  ];
}

const STANDINGS = {
  below: 'under the ceiling',
  above: 'over the ceiling',
  open: 'may be under or over',
} as const;

/** A counter in one row: year, channel, amount, share of the ceiling, where it stands. */
function counterRow(
  { year, channel, low, high, unit, percent, standing }: Counter,
  { width, pen }: Look,
): readonly string[] {
  const amount = amountText({ low, high, unit, approx: false }, true);
  const share = amountText({ ...percent, unit: 'percent', approx: false });
  const cells = [dateText(year.name), channel, amount, share, STANDINGS[standing]];
  const columns = [5, 10, 24, 15, 0];
  const inColumns = `  ${cells.map((cell, i) => padRight(cell, columns[i] ?? 0)).join(' ')}`;
  const row =
    displayWidth(inColumns) <= width
      ? [inColumns]
      : wrap(cells.join(', '), width - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`);
  return row.map(pen.bold);
}

function counterLines(counter: Counter, look: Look): readonly string[] {
  const { allGiversUntil, conflict, figures } = counter;
  const givers = [...new Set(figures.map(({ giver }) => giver))];
  const notes = [
    conflict ? 'the numbers conflict' : null,
    allGiversUntil === null
      ? `from ${givers.map(nameOf).join(', ')} alone; what others gave is not in it`
      : `all givers, to ${dateText(allGiversUntil)}`,
    figuresText(counter),
  ].filter((note) => note !== null);
  return [
    ...counterRow(counter, look),
    ...wrap(notes.join('. '), look.width - 8).map((line) => look.pen.soft(`        ${line}`)),
  ];
}

/** How many flows could touch a measure, and the counters of the ceilings, a row each. */
export function measuresSummary({ flows, measures, ceilings }: MeasuresView, { width, pen }: Look): string {
  const look = { width: Math.min(width, 100), pen };
  const said = `${flows.length} flows could touch ${measures.length} paragraphs of UN resolutions, by item, direction and date alone.`;
  const lines = [
    ...wrap(said, look.width - 2).map((line) => `  ${line}`),
    ...ceilings.flatMap((ceiling) => [
      ...wrap(ceilingTitle(ceiling, measures), look.width - 2).map((line) => `  ${line}`),
      ...ceiling.counters.flatMap((counter) => counterRow(counter, look)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Who says what: the number in percent of the ceiling. */
function figuresText({ figures, floor }: Counter): string {
  const told = figures.map(({ origin, percent, days, figure }) => {
    const share = amountText({ ...percent, unit: 'percent', approx: false });
    return `${printable(origin)} ${share} (${daysText(days)}${floor.includes(figure) ? '' : ', not added'})`;
  });
  return told.join('; ');
}

function measureLines(measure: Measure, { width, pen }: Look): readonly string[] {
  const { id, resolution, paragraph, verified, subject, giver, receiver, items, wording } = measure;
  const number = `resolution ${resolution}, paragraph ${paragraph}${verified ? '' : ' (this number was not verified)'}`;
  const until = measure.inForceUntil === null ? '' : ` to ${dateText(measure.inForceUntil)}`;
  const who = `${giver === null ? 'anyone' : partyName(giver)} → ${receiver === null ? 'anyone' : partyName(receiver)}`;
  const why = `Matched by: ${items.map(itemName).join(', ')}; ${who}; in force since ${dateText(measure.inForceFrom)}${until}.`;
  const text = `${number}: ${subject}. It ${wording}.`;
  return [
    ...wrap(text, width - 9).map((line, i) => `  ${padRight(i === 0 ? `${id}${verified ? '' : '*'}` : '', 6)} ${line}`),
    ...wrap(why, width - 9).map((line) => pen.soft(`         ${line}`)),
  ];
}

function legend({ notMatched, ceilings, measures }: MeasuresView, { width, pen }: Look): readonly string[] {
  const parts = [
    'A flow is listed by its item, its direction and its date alone: it could touch the measure. Nothing here says that it does, and none of it is legal advice.',
    measures.some(({ verified }) => !verified) ? '* the number of the paragraph was not verified in a source.' : '',
    '? only by what is planned or supposed.',
    ceilings.length > 0
      ? 'Reported is what givers filed with the UN committee, estimated what others say; they are never added, and neither are windows that overlap.'
      : '',
    notMatched.length > 0
      ? `No item code fits, so that no flow is held against them: ${notMatched.map(({ id }) => id).join(', ')} (data/measures.tsv).`
      : '',
    ceilings[0]?.counters[0]
      ? `tosite explain ${ceilings[0].counters.at(-1)?.id} leads from a counter down to quotes and rows, tosite explain measure:${measures[0]?.id} from a measure to the flows.`
      : '',
    '--json has every figure and source.',
  ];
  return wrap(parts.filter((part) => part !== '').join(' '), width).map(pen.soft);
}
