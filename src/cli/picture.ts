// The picture of one article: what it says goes from whom to whom, how much, when, by whose word, and the words themselves.
// What enters: a reading and a width. What leaves: text. Pure.
import { itemName, partyName } from '../app/names.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Claim, Frame } from '../reading/claim.ts';
import type { Reading } from '../reading/reader.ts';
import { derivationLines } from './derivation.ts';
import { amountText, dateText } from './quantity.ts';
import { quoteLines } from './quote.ts';
import { placeOf } from './report.ts';
import { clip, displayWidth, type Ink, padRight, printable, wrap } from './text.ts';

export type PictureOptions = {
  readonly width: number;
  readonly pen: Ink;
  /** How each slot is known, under each claim. */
  readonly explain?: boolean;
  /** At most so many claims a group; the rest is counted. */
  readonly limit?: number;
  /** Name to show where the document has no title. */
  readonly name?: string;
};

type Group = { readonly title: string; readonly paint: (text: string) => string; readonly claims: readonly Claim[] };

const FRAME_TITLES: Readonly<Record<Exclude<Frame, 'transfer' | 'deployment'>, string>> = {
  casualties: 'Casualties',
  meeting: 'Meetings',
  agreement: 'Agreements',
  statistic: 'Statistics',
  effect: 'Effects',
  position: 'Positions',
};

/** The whole picture, ending in a line end. */
export function picture(reading: Reading, options: PictureOptions): string {
  const { pen, width } = options;
  const lines = [...heading(reading, options)];
  for (const group of groupsOf(reading.claims, pen)) {
    lines.push('', group.paint(clip(group.title, width)));
    const shown = group.claims.slice(0, options.limit ?? group.claims.length);
    for (const claim of shown) lines.push(...claimLines(claim, options));
    const rest = group.claims.length - shown.length;
    if (rest > 0) lines.push(pen.soft(`  … and ${rest} more`));
  }
  if (reading.claims.length === 0)
    lines.push('', 'Nothing in this text says what one state gives another, or what comes of it.');
  lines.push(...noticed(reading.diagnostics, options));
  return `${lines.join('\n')}\n`;
}

function heading({ document, claims }: Reading, { width, pen, name }: PictureOptions): readonly string[] {
  const title = printable(document.title ?? name ?? 'Article').replace(/\s+/gu, ' ');
  const facts = [
    document.publisher ?? null,
    document.published === null ? 'undated' : dateText(document.published),
    document.language,
    `${claims.length} claim${claims.length === 1 ? '' : 's'}`,
    document.id,
  ].filter((fact) => fact !== null);
  return [
    ...wrap(title, width).map(pen.bold),
    pen.soft(clip(printable(facts.join(' · ')), width)),
    ...(document.url === null ? [] : [pen.soft(clip(printable(document.url), width))]),
  ];
}

/** Directions first, in the order of the text, each with its return beside it; then the other frames. */
function groupsOf(claims: readonly Claim[], pen: Ink): readonly Group[] {
  const moves = claims.filter(({ frame }) => frame === 'transfer' || frame === 'deployment');
  const directions = [...Map.groupBy(moves, direction)];
  const ordered: (readonly [string, Claim[]])[] = [];
  for (const entry of directions) {
    if (ordered.includes(entry)) continue;
    ordered.push(entry);
    const back = directions.find(([key]) => key === entry[0].split(' → ').reverse().join(' → '));
    if (back && !ordered.includes(back)) ordered.push(back);
  }
  const first = ordered[0]?.[0].split(' → ')[0];
  const others = Object.entries(FRAME_TITLES).map(([frame, title]) => ({
    title,
    paint: pen.bold,
    claims: claims.filter((claim) => claim.frame === frame),
  }));
  return [
    ...ordered.map(([title, group]) => ({
      title,
      paint: title.startsWith(`${first} →`) ? pen.given : pen.received,
      claims: group,
    })),
    ...others.filter((group) => group.claims.length > 0),
  ];
}

const nameOf = (slot: Claim['from']): string => (slot ? partyName(slot.id) : 'unknown');
const direction = ({ from, to }: Claim): string => `${nameOf(from)} → ${nameOf(to)}`;

/** What the claim is about, in few words. */
export function subjectOf(claim: Claim): string {
  const item = claim.item ? itemName(claim.item.code) : null;
  switch (claim.frame) {
    case 'transfer':
      return item ?? 'something';
    case 'deployment':
      return `${item ?? 'people'}, deployed`;
    case 'casualties':
      return `${nameOf(claim.from)}: ${(claim.outcome ?? 'casualties').replace('+', ' and ')}`;
    case 'meeting':
    case 'agreement':
      return `${nameOf(claim.from)} and ${nameOf(claim.to)}${item ? `: ${item}` : ''}`;
    case 'effect':
      return `${effectSign(claim)}${item ?? 'effect'}${claim.to ? ` (${nameOf(claim.to)})` : ''}`;
    default:
      return `${claim.from ? `${nameOf(claim.from)}: ` : ''}${item ?? claim.frame}`;
  }
}

const effectSign = ({ sign }: Claim): string => (sign === '+' ? '↑ ' : sign === '-' ? '↓ ' : '');

function claimLines(claim: Claim, { width, pen, explain }: PictureOptions): readonly string[] {
  const subject = printable(subjectOf(claim) + doubt(claim));
  const amount = claim.quantity ? `${amountText(claim.quantity)}${basisNote(claim)}` : '';
  const left = Math.max(20, Math.min(30, Math.floor(width * 0.34)));
  const head =
    amount !== '' && displayWidth(subject) < left && 2 + left + displayWidth(amount) <= width
      ? [`  ${padRight(subject, left)}${pen.bold(amount)}`]
      : [
          ...wrap(subject, width - 2),
          ...(amount === '' ? [] : wrap(amount, width - 4).map((l) => `  ${pen.bold(l)}`)),
        ].map((line) => `  ${line}`);
  const facts = [
    claim.modality,
    claim.when ? dateText(claim.when.edtf) : null,
    claim.where?.name ?? null,
    claim.source ? `source: ${claim.source.origin}` : null,
  ].filter((fact) => fact !== null);
  return [
    ...head,
    ...wrap(printable(facts.join(' · ')), width - 4).map((line) => `    ${pen.soft(line)}`),
    ...quoteLines(claim, width - 4, pen).map((line) => `    ${line}`),
    ...(explain ? derivationLines(claim, width, pen) : []),
  ];
}

/** What did not, or did not yet, happen is said beside its name, so that no number is taken for a fact. */
const doubt = ({ modality }: Claim): string =>
  modality === 'denied' || modality === 'planned' || modality === 'hypothetical' ? ` (${modality})` : '';

/** The basis where it changes what the number means. */
function basisNote({ quantity }: Claim): string {
  switch (quantity?.basis) {
    case 'stock':
      return ' (at one time)';
    case 'increment':
      return ' (one delivery or period)';
    case 'capacity':
      return ' (what it could hold or make)';
    default:
      return '';
  }
}

function noticed(diagnostics: readonly Diagnostic[], { width, pen }: PictureOptions): readonly string[] {
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.flatMap((one) => {
    const place = placeOf(one, false);
    const said = wrap(printable(`${one.message}${place === '' ? '' : ` (${place})`}`), width - 10);
    const hint = wrap(printable(one.hint), width - 10).map(pen.soft);
    const [first = '', ...rest] = [...said, ...hint];
    const code = one.severity === 'info' ? pen.soft(one.code) : pen.warn(one.code);
    return [`  ${padRight(code, 6)}  ${first}`, ...rest.map((line) => `          ${line}`)];
  });
  return ['', pen.bold('Noticed'), ...lines];
}
