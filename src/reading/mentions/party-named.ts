// Whether a text names a party at all, by the tables' names themselves, without an analysis. What enters: raw text. What
// leaves: yes or no. The cheap test of beginnings (party-screen.ts) finds where to look; the names' trie settles it there.
import type { Span } from '../../base/span.ts';
import type { LanguageCode } from '../../language/language.ts';
import { namesAny } from './lexicon-matches.ts';
import { type Name, namesOf } from './lexicon-names.ts';
import { bareForm, rawWordsOf, type Word } from './lexicon-words.ts';
import { compoundOfForm } from './party-compounds.ts';
import { nameHintFrom } from './party-screen.ts';

/** Characters on each side of a word in which the rest of a name may stand. */
const AROUND = 90;

/** True where the text, or a stretch of it, has a name, demonym, capital, seat, leader or body of a party. */
export function namesParty(text: string, language: LanguageCode, span?: Span): boolean {
  const last = span?.end ?? text.length;
  for (let at = span?.start ?? 0; ; ) {
    const hint = nameHintFrom(text, at, last, language);
    if (!hint) return false;
    if (isNamedAt(text, hint, language)) return true;
    at = hint.end;
  }
}

function isNamedAt(text: string, hint: Span, language: LanguageCode): boolean {
  const trie = namesOf(language);
  if (standsAlone(text, hint)) {
    const form = bareForm(text.slice(hint.start, hint.end), language);
    if (trie.ofForm(form).some((name) => isParty(name, text))) return true;
  }
  const words = rawWordsOf(text, edge(text, hint.start, -1), edge(text, hint.end, 1), language);
  for (const [first, word] of words.entries()) {
    if (word.start >= hint.end) return false;
    const covers = word.end > hint.start;
    if (covers && language === 'fi' && compoundOfForm(word.form, words[first + 1]?.gap === 'hyphen')) return true;
    for (const match of trie.startingAt(words, first))
      if ((words[match.last - 1] as Word).end > hint.start && isParty(match.value, text)) return true;
  }
  return false;
}

const BEFORE = new Set([' ', '\n', '']);
const BEHIND = new Set([' ', '\n', '', ',', '.']);

/** Whether a stretch of letters is one word, whatever stands around it: most names are, and need no cutting of the text. */
const standsAlone = (text: string, { start, end }: Span): boolean =>
  BEFORE.has(text.charAt(start - 1)) && BEHIND.has(text.charAt(end));

/** The offset AROUND characters away, or nearer, where no word is cut. */
function edge(text: string, from: number, step: 1 | -1): number {
  let at = Math.max(0, Math.min(text.length, from + step * AROUND));
  while (at !== from && at > 0 && at < text.length && !/\s/u.test(text[at] ?? ' ')) at -= step;
  return at;
}

function isParty(value: Name, text: string): boolean {
  if (value.type !== 'party' || value.manner === 'pronoun') return false;
  if (value.manner === 'description' && value.id === null && value.name === null) return false;
  return value.within === null || namesAny(text, value.within);
}
