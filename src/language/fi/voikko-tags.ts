// The transducer's output of one Voikko analysis, taken apart. What enters: "[Ln][Xp]tykistö[X]tykistö[Sn][Ny][Bh][Bc][Ln]
// [Xp]ammus[X]ammu[Sp][Ny]sta". What leaves: the tags of the last part, which inflects, and the base forms of all parts.
// Between [Xp] and [X] stands a base form, between [Xj] and [X] what a derived base form has beyond the letters so far.

export type Analysis = {
  /** Class of the last part: Ln noun, Ll adjective, Lnl either, Lt verb, Lep place, … */
  readonly wordClass: string;
  /** Tags of the last part from its last class on, without brackets. */
  readonly tags: ReadonlySet<string>;
  /** Voikko's base form of the whole word. */
  readonly base: string;
  /** Of participles, infinitives and verbal nouns: base form of the verb, whole; else ''. */
  readonly verb: string;
  /** The letters before the suffix of a verbal noun: "toimitta" of "toimittamista"; else ''. */
  readonly stem: string;
  /** Base forms of a compound's parts in order; empty where the word has one part. */
  readonly parts: readonly string[];
};

const tidy = (text: string): string => text.replaceAll('=', '');

/** Takes one analysis apart; `base` is Voikko's own BASEFORM. */
export function readOutput(output: string, base: string): Analysis {
  const parts: string[] = [];
  let [wordClass, surface, partBase, verb, stem] = ['', '', '', '', ''];
  let partStart = 0;
  let tags = new Set<string>();
  let before = { wordClass, tags };
  for (const [, tag, text] of output.matchAll(/\[([^\]]*)\]([^[]*)/g)) {
    if (tag === 'Xp' || tag === 'Xj') {
      partBase = tag === 'Xp' ? text! : surface.slice(partStart) + text!;
      continue;
    }
    if (tag === 'Bc') {
      parts.push(partBase || surface.slice(partStart).replace(/-$/, ''));
      if (wordClass) before = { wordClass, tags };
      [partStart, partBase, wordClass, verb, tags] = [surface.length, '', '', '', new Set()];
    } else if (tag![0] === 'L') {
      if (wordClass === 'Lt') verb = partBase;
      wordClass = tag!;
      // A class at the very end only says how the last part is used: what it is inflected for still holds.
      if (![...tags].some((kept) => kept[0] === 'S')) tags = new Set();
    } else {
      if (tag === 'Tn4') stem = surface;
      tags.add(tag!);
    }
    if (tag !== 'Xr') surface += text!;
  }
  // The last part of "viisitoista" has no class of its own: the part before it inflects.
  if (!wordClass) [wordClass, tags] = [before.wordClass, [...tags].some((tag) => tag[0] === 'S') ? tags : before.tags];
  if (wordClass === 'Lt') verb = partBase;
  if (parts.length > 0) parts.push(partBase || surface.slice(partStart));
  const whole = verb && surface.slice(0, partStart) + verb;
  return { wordClass, tags, base: tidy(base), verb: tidy(whole), stem, parts: parts.map(tidy) };
}
