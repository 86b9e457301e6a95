// The causal diagram in words: from each thing what it is said to bring about, with who says so, then the loops. Pure.
import type { EffectsView } from '../app/effects.ts';
import { partyName } from '../app/names.ts';
import type { Link, Loop, Node, Sign, Witness } from '../exchange/effects/effect-input.ts';
import { dateText, statedText } from './quantity.ts';
import { type Ink, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** "what North Korea gives Russia", "military capability of North Korea". */
export function nodeName(node: Node): string {
  switch (node.kind) {
    case 'flow':
      return `what ${partyName(node.from)} gives ${partyName(node.to)}`;
    case 'exchange':
      return `the exchange of ${partyName(node.a)} and ${partyName(node.b)}`;
    default: {
      const label = node.kind === 'other' ? wordText(node) : node.label;
      if (node.party !== null) return `${label} of ${partyName(node.party)}`;
      return node.place === null ? label : `${label}, ${node.place}`;
    }
  }
}

/** Words without a code; those of another language in quotation marks, with the name of it. */
function wordText({ label, language }: { readonly label: string; readonly language: string | null }): string {
  if (language === 'en') return label;
  return language === null ? `“${label}”` : `“${label}” (${LANGUAGES.of(language) ?? language})`;
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** The answer of `tosite effects`. */
export function effectsText(view: EffectsView, { width, pen }: Look): string {
  const look = { width: Math.min(width, 100), pen };
  const { nodes, links, loops, moreLoops, loose, asKnownOn } = view;
  const names = new Map(nodes.map((node) => [node.id, printable(nodeName(node))]));
  const seen = asKnownOn === null ? '' : `, as known on ${dateText(asKnownOn)}`;
  if (links.length === 0) return `${wrap(`No text here says what brings about what${seen}.`, look.width).join('\n')}\n`;
  const things = `${nodes.length} things`;
  const title = `What the texts say brings about what${seen}: ${links.length} ${links.length === 1 ? 'link' : 'links'} between ${things}`;
  const lines = [
    ...wrap(title, look.width).map(pen.bold),
    ...[...Map.groupBy(links, ({ from }) => from)].flatMap(([from, own]) => [
      '',
      ...wrap(names.get(from) ?? from, look.width).map(pen.given),
      ...own.flatMap((link) => linkLines(link, names, look)),
    ]),
    '',
    ...loopLines(loops, moreLoops, view, names, look),
    ...(loose.length === 0
      ? []
      : wrap(`Not drawn: ${loose.map(({ claim, why }) => `${claim} (${why})`).join('; ')}.`, look.width).map(pen.soft)),
    '',
    ...wrap(LEGEND, look.width).map(pen.soft),
  ];
  return `${lines.join('\n')}\n`;
}

/** The links between things that have a code, a row each, at most `most` of them. */
export function effectsSummary({ nodes, links }: EffectsView, most: number, { width }: Look): string {
  const known = new Map(
    nodes.filter(({ kind }) => kind !== 'other').map((node) => [node.id, printable(nodeName(node))]),
  );
  const lines = links.flatMap(({ from, to, sign }) => {
    const [cause, effect] = [known.get(from), known.get(to)];
    return cause && effect ? [`${cause} ${ARROWS[sign]} ${effect}`] : [];
  });
  return lines
    .slice(0, most)
    .flatMap((text) => wrap(text, Math.min(width, 100) - 4).map((line, i) => `${i === 0 ? '  ' : '    '}${line}\n`))
    .join('');
}

const LEGEND =
  '+ both go the same way: more of the one, more of the other, or less and less. − they go opposite ways. implied: the text does not say the cause in words that are known; the effect hangs on what its sentence or its document is about. contested: others say the opposite, or deny it. These are claims of texts, not findings. tosite explain, with what stands in brackets, shows how a claim was read, --json has the ids of the links for it; --dot draws it all.';

const ARROWS: Readonly<Record<Sign, string>> = { '+': '+→', '-': '−→' };

function linkLines(link: Link, names: ReadonlyMap<string, string>, { width, pen }: Look): readonly string[] {
  const marks = [link.known === 'implied' ? 'implied' : null, link.contested ? 'contested' : null];
  const marked = marks.filter((mark) => mark !== null).join(', ');
  const head = `${ARROWS[link.sign]} ${names.get(link.to) ?? link.to}${marked === '' ? '' : ` (${marked})`}`;
  return [
    ...wrap(head, width - 5).map((line, i) => `  ${i === 0 ? '' : '   '}${pen.bold(line)}`),
    ...link.claims.flatMap((one) => witnessLines(one, link, { width, pen })),
    ...link.denied.flatMap((one) => witnessLines(one, link, { width, pen })),
  ];
}

const WAYS: Readonly<Record<Sign, string>> = { '+': 'up', '-': 'down' };

function witnessLines(witness: Witness, { known }: Link, { width, pen }: Look): readonly string[] {
  const { origin, modality, causeChange, changeAssumed, effectSign, quote, claim, causeText } = witness;
  const change = changeAssumed ? '' : `cause ${WAYS[causeChange]}, `;
  const cause = known === 'implied' && causeText !== null ? `; its words for the cause: “${printable(causeText)}”` : '';
  const who = origin === 'not named' ? 'no origin named' : printable(origin);
  const text = `${who}, ${statedText(witness)}, ${modality}: ${change}effect ${WAYS[effectSign]}${cause}. “${printable(quote)}” (${claim})`;
  return wrap(text, width - 5).map((line) => pen.soft(`     ${line}`));
}

function loopLines(
  loops: readonly Loop[],
  more: boolean,
  { links }: EffectsView,
  names: ReadonlyMap<string, string>,
  { width, pen }: Look,
): readonly string[] {
  if (loops.length === 0) return ['No links close a loop.'];
  const byId = new Map(links.map((link) => [link.id, link]));
  const told = loops.flatMap((loop) => {
    const first = loop.nodes[0] ?? '';
    const way = loop.links.map((id) => {
      const link = byId.get(id);
      return link ? `${ARROWS[link.sign]} ${names.get(link.to) ?? link.to}` : id;
    });
    const text = `${loop.name} ${loop.kind}${loop.contested ? ', contested' : ''}: ${names.get(first) ?? first} ${way.join(' ')}`;
    return wrap(text, width - 5).map((line, i) => `${i === 0 ? '  ' : '     '}${line}`);
  });
  return [pen.bold('Loops'), ...told, ...(more ? [pen.soft('  … and more, which are not listed')] : [])];
}
