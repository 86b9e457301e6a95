// What the net learns from, as lines of JSON: a passage a line, its tokens, its drafts as they stand before acceptance, its gold.
// What enters: examples with decided drafts. What leaves: the lines. Spans are of tokens of the passage, -1 where there are none.
import type { SentenceView } from '../../src/reading/frames/frame.ts';
import { kindOfMention } from '../../src/reading/judgement/net/states.ts';
import type { Decided } from '../../src/reading/judgement/roles.ts';
import type { Mention } from '../../src/reading/mentions/mention.ts';
import { type Example, matchesOf } from '../judgement/corpus.ts';

/** A draft's log-odds by the shipped rows, and whether gold has it. */
export type Weighed = {
  readonly accept: number;
  readonly certain: number;
  readonly found: boolean;
  readonly core: boolean;
};

type TokenLine = readonly [
  text: string,
  lemma: string,
  upos: string,
  deprel: string,
  head: number,
  sentence: number,
  kinds: readonly string[],
  start: number,
  end: number,
  lastPart: string | null,
];

/** One line of the dump. */
export function dumpLine(
  { text, passage, gold }: Example,
  decided: readonly Decided[],
  weighed: readonly Weighed[],
): string {
  const begins: number[] = [];
  const toks: TokenLine[] = [];
  passage.sentences.forEach((view, s) => {
    begins.push(toks.length);
    toks.push(...linesOf(view, s, toks.length));
  });
  const spanOf = (start: number, end: number): readonly [number, number] => {
    const isWithin = (t: TokenLine): boolean => t[7] >= start && t[8] <= end;
    return [toks.findIndex(isWithin), toks.findLastIndex(isWithin)];
  };
  const drafts = decided.map(({ draft, place }, i) => {
    const begin = place ? (begins[passage.sentences.indexOf(place.view)] ?? 0) : -1;
    const { accept: la, certain: lc, found, core } = weighed[i] as Weighed;
    return {
      frame: draft.frame,
      rule: draft.rule,
      q: spanOf(draft.quote.start, draft.quote.end),
      at: place ? begin + place.at : -1,
      trig: place?.main ? begin + place.main.trigger : -1,
      ...{ la, lc, found, core },
    };
  });
  const matches = matchesOf({ text, gold, drafts: decided.map((d) => d.draft) });
  const golds = gold.map((g) => {
    const start = text.text.indexOf(g.quote);
    const draft = matches.find((m) => m.gold === g)?.draft ?? -1;
    return { frame: g.frame, q: spanOf(start, start + g.quote.length), draft };
  });
  return JSON.stringify({ id: text.id, lang: text.lang, fold: text.fold, toks, drafts, gold: golds });
}

function linesOf({ tree, mentions }: SentenceView, sentence: number, begin: number): readonly TokenLine[] {
  const named = Object.entries(mentions) as [string, readonly Mention[]][];
  return tree.tokens.map((t, i): TokenLine => {
    const kinds = named.flatMap(([name, of]) =>
      of.filter((m) => t.start >= m.start && t.end <= m.end).map((m) => kindOfMention(name, m)),
    );
    const head = tree.heads[i] ?? -1;
    return [
      ...([t.text, t.lemma, t.upos, t.deprel, head >= 0 ? begin + head : -1, sentence, kinds] as const),
      ...([t.start, t.end, t.parts?.at(-1) ?? null] as const),
    ];
  });
}
