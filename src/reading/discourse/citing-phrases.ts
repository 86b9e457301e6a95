// Phrases that cite whoever stands in them, without any word of speech of its own: "if X is to be believed", "X:n valossa",
// "X is on record as saying"; and the name before a colon or behind a last dash ("X: they came", "they came – X"). What enters: a
// sentence, the language's table (data/lexica/LANG/citing-phrases.tsv: the words before the source, those behind it). What
// leaves: citations of the whole stretch that a source stands in.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import { cells } from '../mentions/lexicon-names.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { STATES } from '../mentions/sources.ts';
import type { CueKind } from '../predication/predication.ts';
import type { Tree } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { DOCUMENTS, type Memory } from './memory.ts';
import { sameStretch } from './speech.ts';
import { meantBy } from './who.ts';

type Phrase = { readonly before: readonly string[]; readonly after: readonly string[]; readonly kind: CueKind };

/** By the first word behind the source, and by the last word before it where none follows. */
type Table = {
  readonly after: ReadonlyMap<string, readonly Phrase[]>;
  readonly before: ReadonlyMap<string, readonly Phrase[]>;
};

const tables = new Map<LanguageCode, Table>();

const wordsOf = (phrase: string): readonly string[] => phrase.split(' ').filter((w) => w !== '');

function tableOf(language: LanguageCode): Table {
  let table = tables.get(language);
  if (!table) {
    const phrases = dataTable(`lexica/${language}/citing-phrases.tsv`).flatMap((row) =>
      orNone(cells(row, 'before')).flatMap((before) =>
        orNone(cells(row, 'after')).map(
          (after): Phrase => ({ before: wordsOf(before), after: wordsOf(after), kind: row.kind as CueKind }),
        ),
      ),
    );
    table = {
      after: Map.groupBy(
        phrases.filter((p) => p.after.length > 0),
        (p) => p.after[0] ?? '',
      ),
      before: Map.groupBy(
        phrases.filter((p) => p.after.length === 0),
        (p) => p.before.at(-1) ?? '',
      ),
    };
    tables.set(language, table);
  }
  return table;
}

const orNone = (list: readonly string[]): readonly string[] => (list.length === 0 ? [''] : list);

/** Citations by phrases, in the order of the text. */
export function phraseCitations(view: SentenceView, language: LanguageCode, memory: Memory): readonly Citation[] {
  const { sources } = view.mentions;
  if (sources.length === 0) return NONE;
  const found: Citation[] = [];
  for (const m of sources) {
    if (DOCUMENTS.has(m.kind)) continue;
    const cue = cueOf(view.tree, m, tableOf(language)) ?? namedBeside(view.tree, m);
    if (cue === null) continue;
    const { manner, kind } = cue;
    found.push({
      by: meantBy(view, m, memory),
      manner,
      cue: kind,
      token: m.headToken,
      covers: (t) => (t < m.first || t >= m.last) && sameStretch(view.tree, m.headToken, t),
      within: (t) => t >= m.first && t < m.last,
      size: view.tree.tokens.length,
    });
  }
  return found;
}

const NONE: readonly never[] = [];

type Found = { readonly manner: Citation['manner']; readonly kind: CueKind };

function cueOf({ texts }: Tree, m: SourceMention, { after, before }: Table): Found | null {
  let start = m.first;
  while (DETERMINERS.has(texts[start - 1] ?? '')) start -= 1;
  const stands = (p: Phrase): boolean =>
    p.after.every((w, i) => texts[m.last + i] === w) &&
    p.before.every((w, i) => texts[start - p.before.length + i] === w);
  const phrase = after.get(texts[m.last] ?? '')?.find(stands) ?? before.get(texts[start - 1] ?? '')?.find(stands);
  return phrase
    ? { manner: phrase.kind === 'said' && phrase.before.length < 2 ? 'verb' : 'according', kind: phrase.kind }
    : null;
}

const DETERMINERS: ReadonlySet<string> = new Set(
  'the a an its their his her one of general president minister mr mrs ms'.split(' '),
);

/** "Rutte: they have given …"; "… – Rutte." */
function namedBeside({ texts, tokens }: Tree, m: SourceMention): Found | null {
  if (STATES.has(m.kind) || NOT_SPEAKING.test(m.kind)) return null;
  const leads = m.first <= 1 && texts[m.last] === ':' && tokens.length - m.last > LEAST;
  const end = texts.length - (/^[.!?]$/u.test(texts.at(-1) ?? '') ? 1 : 0);
  let start = m.first;
  while (DETERMINERS.has(texts[start - 1] ?? '')) start -= 1;
  const trails = m.last === end && start > LEAST && /^[–—]$/u.test(texts[start - 1] ?? '');
  return leads || trails ? { manner: 'verb', kind: 'said' } : null;
}

/** Tokens of a statement beside the name of its speaker, at least. */
const LEAST = 3;
const NOT_SPEAKING = /^(?:company|party)$/u;
