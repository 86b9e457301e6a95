// A simulation as text: each output's band at some months, what explains its spread, differences, the back-test, what it rests on.
import type { Simulation } from '../app/simulate.ts';
import { clip, displayWidth, type Ink, padLeft, padRight, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };
type Band = Simulation['outputs'][number]['band'][number];

/** Three significant digits, for people: 4.21 m. */
export function short(value: number): string {
  const size = Math.abs(value);
  const [unit, by] =
    size >= 999_500_000 ? [' bn', 1e9] : size >= 999_500 ? [' m', 1e6] : size >= 9_995 ? ['k', 1e3] : ['', 1];
  const scaled = value / by;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(1, Math.abs(scaled)) + 1e-9)));
  const text = scaled.toFixed(Math.min(2, digits));
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : text}${unit}`;
}

const LEGEND =
  'Each row: the middle of the draws, and in brackets from P5 to P95. The band is what follows from the numbers put in, no forecast. Under it what matters most: how much of the spread a parameter explains, and the middle where it is lowest → highest (a fifth of the draws each). "assumption" is nobody\'s statement. --json has every month, parameter and figure; --set changes a number, --compare shows what that changes; tosite explain scenario:NAME, with the same options, leads from what stands in brackets to sources, quotes and assumptions.';

/** The whole of it. */
export function simulationTable(found: Simulation, look: Look): string {
  const width = Math.min(look.width, 100);
  const { pen } = look;
  const say = (text: string): readonly string[] => wrap(printable(text), width);
  const known = found.asKnownOn === null ? '' : `, as known on ${found.asKnownOn}`;
  const lines = [
    ...say(found.scenario.title).map(pen.bold),
    ...say(
      `${found.scenario.asks} ${found.start} to ${found.until}, ${found.draws} draws, seed ${found.seed}${known}.`,
    ),
    ...(found.set.length === 0 ? [] : say(`Set: ${found.set.map(({ name, to }) => `${name} = ${to}`).join(', ')}.`)),
    '',
    ...outputLines(found, { width, pen }),
    ...(found.compared === null ? [] : ['', ...comparedLines(found.compared, { width, pen })]),
    ...(found.held === null ? [] : ['', ...heldLines(found, { width, pen })]),
    '',
    ...restLines(found, { width, pen }),
    '',
    ...say(LEGEND).map(pen.soft),
    ...say(
      `Scenario ${found.scenario.sha256.slice(0, 12)}, ledger ${found.ledger.seq} ${found.ledger.hash.slice(0, 12)}: the same with this seed gives the same bytes.`,
    ).map(pen.soft),
  ];
  return `${lines.join('\n')}\n`;
}

/** A few lines for a newcomer: the outputs named, in their last month, with what matters most. */
export function simulationSummary(found: Simulation, names: readonly string[], look: Look): string {
  const width = Math.min(look.width, 100);
  const lines = names.flatMap((name) => {
    const output = found.outputs.find((one) => one.name === name);
    const last = output?.band.at(-1);
    if (!output || !last) return [];
    const [first] = output.spread;
    const why = first ? `; most of what is unsure: ${whatOf(found, first.input)} (${share(first.share)})` : '';
    return wrap(printable(`${output.what} by ${last.month}: ${bandText(last)}${why}.`), width - 4).map(hung);
  });
  return `${lines.join('\n')}\n`;
}

/** A line of a list; what goes on in the next stands further in. */
const hung = (line: string, i: number): string => `${i === 0 ? '  ' : '    '}${line}`;

const bandText = ({ p5, p50, p95 }: Omit<Band, 'month'>): string =>
  p5 === p95 ? short(p50) : `${short(p50)} (${short(p5)} to ${short(p95)})`;
const share = (value: number): string => `${Math.round(value * 100)} %`;
const whatOf = ({ parameters }: Simulation, name: string): string =>
  parameters.find((one) => one.name === name)?.what ?? name;

/** The ends of the years, and the last month. */
const shownMonths = (band: readonly Band[]): readonly Band[] =>
  band.filter(({ month }, i) => month.endsWith('-12') || i === band.length - 1);

function outputLines(found: Simulation, { width, pen }: Look): readonly string[] {
  return found.outputs.flatMap((output) => {
    const rows = shownMonths(output.band).map((one) => `  ${one.month}  ${bandText(one)}`);
    const spread = tornadoLines(output, { width, pen });
    const unit = output.unit === 'ratio' ? '' : ` (${output.unit})`;
    return [...wrap(printable(`${output.what}${unit} [${output.name}]`), width).map(pen.bold), ...rows, ...spread];
  });
}

/** Parameters that explain less are left to --json. */
const LEAST = 0.05;
const MOST = 4;
const BAR = 16;

/** A tornado: what matters most, with the middle of the output where each is lowest and where it is highest. */
function tornadoLines({ spread }: Simulation['outputs'][number], { width, pen }: Look): readonly string[] {
  const most = spread.filter((one) => one.share >= LEAST).slice(0, MOST);
  const [first] = most;
  if (!first) return [];
  const name = Math.min(26, Math.max(...most.map(({ input }) => input.length)) + 1);
  return most.flatMap(({ input, share: part, low, high }) => {
    const bar = width < 80 ? '' : ` ${padRight('█'.repeat(Math.max(1, Math.round((part / first.share) * BAR))), BAR)}`;
    const text = `${padRight(clip(input, name), name)}${padLeft(share(part), 5)}${bar} ${short(low)} → ${short(high)}`;
    const lines = displayWidth(text) <= width - 4 ? [text] : wrap(text, width - 4);
    return lines.map((line) => pen.soft(`    ${line}`));
  });
}

function comparedLines(
  { file, outputs }: NonNullable<Simulation['compared']>,
  { width, pen }: Look,
): readonly string[] {
  const isSame = ({ difference: { p5, p95 } }: (typeof outputs)[number]): boolean => p5 === 0 && p95 === 0;
  const same = outputs.filter(isSame).map(({ name }) => name);
  const rows = outputs
    .filter((one) => !isSame(one))
    .flatMap(({ name, month, here, there, difference, more }) =>
      wrap(
        printable(
          `${name}, ${month}: ${bandText(here)} beside ${bandText(there)}; difference ${bandText(difference)}, more here in ${share(more)} of the draws`,
        ),
        width - 4,
      ).map(hung),
    );
  if (same.length > 0) rows.push(...wrap(`No difference: ${same.join(', ')}.`, width - 4).map(hung));
  return [...wrap(printable(`Beside ${file} as it is, draw by draw`), width).map(pen.bold), ...rows];
}

const STANDING = {
  within: 'within the band',
  below: 'BELOW the band',
  above: 'ABOVE the band',
  open: 'an open end, may be',
} as const;

function heldLines({ held, asKnownOn }: Simulation, { width, pen }: Look): readonly string[] {
  const rows = (held ?? []).flatMap((one) => {
    const low = one.low === null ? null : short(Number(one.low));
    const high = one.high === null ? null : short(Number(one.high));
    const said =
      low === null ? `up to ${high}` : high === null ? `${low} or more` : low === high ? low : `${low} to ${high}`;
    const text = `${one.month}  ${one.output}: ${one.origin} ${said}; the run had ${bandText(one)}: ${STANDING[one.standing]}`;
    return wrap(printable(text), width - 4).map(hung);
  });
  const title = `Back-test: what was said after ${asKnownOn} beside what the run had for that month`;
  return [...wrap(title, width).map(pen.bold), ...(rows.length === 0 ? ['  nothing was said of its outputs'] : rows)];
}

/** Numbers of a parameter that are written out; how many others there are is told. */
const WRITTEN = 4;

function restLines(found: Simulation, { width, pen }: Look): readonly string[] {
  const rows = found.parameters.flatMap(({ name, what, unit, by, ends, why }) => [
    ...wrap(printable(`${name}: ${what}, ${endsText(ends)}${unit === 'ratio' ? '' : ` (${unit})`}`), width - 4).map(
      hung,
    ),
    ...wrap(printable(`${by}: ${why}`), width - 6).map((line) => pen.soft(`      ${line}`)),
  ]);
  const dated = found.policies.flatMap((policy) => [
    ...wrap(printable(policyText(policy, found.asKnownOn)), width - 4).map(hung),
    ...wrap(printable(`${policy.by}: ${policy.why}`), width - 6).map((line) => pen.soft(`      ${line}`)),
  ]);
  return [
    ...wrap('What it rests on (a name can be set: --set NAME=VALUE)', width).map(pen.bold),
    ...rows,
    ...(dated.length === 0
      ? []
      : ['', ...wrap('Policies (--set NAME=on, --set NAME=off)', width).map(pen.bold), ...dated]),
  ];
}

function endsText(ends: Simulation['parameters'][number]['ends']): string {
  const texts = [...new Set(ends.map(endText))];
  const more = texts.length > WRITTEN ? ` or ${texts.length - WRITTEN} more` : '';
  return `${texts.slice(0, WRITTEN).join(' or ')}${more}`;
}

function endText({ low, high }: Simulation['parameters'][number]['ends'][number]): string {
  if (low === null) return high === null ? 'open' : `up to ${short(Number(high))}`;
  if (high === null) return `${short(Number(low))} and more`;
  return low === high ? short(Number(low)) : `${short(Number(low))}–${short(Number(high))}`;
}

function policyText(policy: Simulation['policies'][number], asKnownOn: string | null): string {
  const { name, what, from, until, active, known } = policy;
  const off = known !== null && asKnownOn !== null && known > asKnownOn ? `not known by ${asKnownOn}` : 'off';
  return `${name}, ${from}${until === null ? ' on' : ` to ${until}`}: ${what}${active ? '' : ` (${off})`}`;
}
