// Trigger words and cues of a language, from data/lexica: senses.tsv (one row a sense, with default role patterns for
// each language), LANG/triggers.tsv (lemma, class, sense, own patterns), LANG/cues.tsv (words that set the modality).
// Invariant: a frame names senses; only these tables name words.
import { dataTable } from '../../base/data.ts';
import { interned } from '../../base/interned.ts';
import type { LanguageCode } from '../../language/language.ts';
import { byId } from '../mentions/by-id.ts';
import { inLanguage, type Lower } from '../spelling.ts';
import { rarestWords } from './phrases.ts';
import type { CueKind } from './predication.ts';

/** Class of word: V verb (and its participles), N noun, A adjective or adverb used as a predicate. */
export type WordClass = 'V' | 'N' | 'A';

/** `relation` is a bare UD relation; `marker` a case feature or an adposition's lemma, or null for any. */
export type RolePattern = { readonly relation: string; readonly marker: string | null; readonly role: string };

export type Entry = {
  readonly lemma: string;
  readonly wordClass: WordClass;
  readonly sense: string;
  readonly family: string;
  readonly patterns: readonly RolePattern[];
  /** The same by their relation. */
  readonly byRelation: ReadonlyMap<string, readonly RolePattern[]>;
  /** Cue that the trigger itself brings ("pledge": planned), or null. */
  readonly cue: CueKind | null;
};

export type CueEntry = { readonly lemma: string; readonly kind: CueKind; readonly as: string };

export type Lexicon = {
  readonly language: LanguageCode;
  readonly triggers: ReadonlyMap<string, readonly Entry[]>;
  /** What a word may begin: triggers of its own, and those of two words. */
  readonly startsOf: (word: Lower) => Starts;
  /** The cues that a word is, by its number. */
  readonly cuesOf: (word: Lower) => readonly CueEntry[];
  /** What the tables have of a word at all, as bits: most words have nothing. */
  readonly marksOf: (word: Lower) => number;
  /** The part that a word has to play; '' for none. */
  readonly markerOf: (word: Lower) => string;
  /** Parts of two words that end with a word, by the first of them. */
  readonly markerBehind: (word: Lower) => ReadonlyMap<string, string>;
  readonly cues: ReadonlyMap<string, readonly CueEntry[]>;
  /** Nouns whose genitive or compound carries the party: "Venäjän tueksi", "into Russian hands". */
  readonly carriers: ReadonlySet<string>;
  /** Words with a part to play: worth ("worth", "edestä"), together, return ("vastineeksi"). */
  readonly markers: ReadonlyMap<string, string>;
  /** Nouns of posting ("ambassador", "mission"), by lemma. */
  readonly postings: ReadonlySet<string>;
  /** Cases and adpositions that a receiver has, by the senses of giving and earning. */
  readonly receiverMarkers: ReadonlySet<string>;
  /** Irregular forms of triggers, for where the analyser's base form is none of the lexicon's. */
  readonly forms: ReadonlyMap<string, string>;
};

/** Bits of `marksOf`. */
export const TRIGGER = 1;
export const CUE = 2;
export const MARKER = 4;
export const MARKER_BEHIND = 8;
/** Of a token's own word (`marksIn` of a tree): an irregular form of a trigger, a cue; of its base form all others. */
export const IRREGULAR = 16;
export const CUE_WORD = 32;
export const OF_WORD = IRREGULAR | CUE_WORD;
/** The first word of a cue of two ("put … at"). */
export const CUE_AHEAD = 64;
/** A trigger without any other word. */
export const WHOLE = 2048;
/** Of a token in a tree: a cue hangs on it, or is the preposition of a phrase that does. */
export const HOST = 128;
// 256, 512 and 1024 are those of the tables of phrases (phrases.ts).

export type Starts = {
  readonly entries: readonly Entry[] | undefined;
  /** Triggers of two words that begin with it ("hand over"), by the second. */
  readonly phrasal: ReadonlyMap<string, readonly Entry[]> | undefined;
};

/** Patterns of a cell: "nsubj=giver obl:to=receiver nmod:of=theme". Throws SyntaxError on anything else. */
export function parsePatterns(cell: string): readonly RolePattern[] {
  return cell
    .split(' ')
    .filter((p) => p !== '')
    .map((text) => {
      const pattern = known.get(text) ?? parsePattern(text);
      known.set(text, pattern);
      return pattern;
    });
}

/** Patterns by their text: most stand in many rows. */
const known = new Map<string, RolePattern>();

function parsePattern(text: string): RolePattern {
  const parts = /^([a-z]+)(?::([^=]+))?=([a-z-]+)$/u.exec(text);
  if (!parts?.[1] || !parts[3]) throw new SyntaxError(`not a role pattern: ${text}`);
  const [relation, role] = [interned(parts[1]), interned(parts[3])];
  return { relation, marker: parts[2] === undefined ? null : interned(parts[2]), role };
}

/** Cases and adpositions that a receiver has in the language, by the senses of giving and earning. */
function receiverMarkersOf(triggers: ReadonlyMap<string, readonly Entry[]>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const entries of triggers.values())
    for (const e of entries)
      if (e.sense === 'earn' || (e.sense === 'give' && e.wordClass === 'V'))
        for (const p of e.patterns)
          if (p.relation === 'obl' && p.role === 'receiver' && p.marker !== null) found.add(p.marker);
  return found;
}

const lexica = new Map<LanguageCode, Lexicon>();

/** The lexicon of a language, read at first use. */
export function lexiconOf(language: LanguageCode): Lexicon {
  let lexicon = lexica.get(language);
  if (!lexicon) {
    lexicon = load(language);
    lexica.set(language, lexicon);
  }
  return lexicon;
}

function load(language: LanguageCode): Lexicon {
  const senses = new Map(dataTable('lexica/senses.tsv').map((row) => [row.sense ?? '', row]));
  const triggers = new Map<string, Entry[]>();
  for (const row of dataTable(`lexica/${language}/triggers.tsv`)) {
    const sense = senses.get(row.sense ?? '');
    if (!sense) throw new SyntaxError(`lexica/${language}/triggers.tsv: unknown sense ${row.sense} of ${row.lemma}`);
    const wordClass = (row.class ?? 'V') as WordClass;
    const defaults = sense[wordClass === 'N' ? `${language}-noun` : language] ?? '';
    const patterns = [...parsePatterns(row.roles ?? ''), ...parsePatterns(defaults)];
    const entry: Entry = {
      lemma: row.lemma ?? '',
      wordClass,
      sense: row.sense ?? '',
      family: sense.family ?? '',
      patterns,
      byRelation: Map.groupBy(patterns, (p) => p.relation),
      cue: (row.cue || null) as CueKind | null,
    };
    push(triggers, entry.lemma, entry);
  }
  const cues = new Map<string, CueEntry[]>();
  for (const row of dataTable(`lexica/${language}/cues.tsv`)) {
    const lemma = row.lemma ?? '';
    push(cues, lemma, { lemma, kind: row.kind as CueKind, as: row.as ?? 'V' });
  }
  const carriers = new Set(dataTable(`lexica/${language}/carriers.tsv`).map((row) => row.lemma ?? ''));
  const markers = new Map(dataTable(`lexica/${language}/markers.tsv`).map((row) => [row.lemma ?? '', row.kind ?? '']));
  const forms = new Map(dataTable(`lexica/${language}/forms.tsv`).map((row) => [row.form ?? '', row.lemma ?? '']));
  const postings = new Set([...markers].flatMap(([lemma, kind]) => (kind === 'posting' ? [lemma] : [])));
  const phrasal = new Map<string, Map<string, readonly Entry[]>>();
  for (const [lemma, entries] of triggers) {
    const space = lemma.indexOf(' ');
    if (space === -1) continue;
    const first = lemma.slice(0, space);
    phrasal.set(first, (phrasal.get(first) ?? new Map()).set(lemma.slice(space + 1), entries));
  }
  const pairs = new Map(
    [
      ...Map.groupBy(
        [...markers].filter(([words]) => words.split(' ').length === 2),
        ([words]) => words.split(' ')[1] ?? '',
      ),
    ].map(([last, rows]) => [last, new Map(rows.map(([words, kind]) => [words.split(' ')[0] ?? '', kind]))]),
  );
  const cuesAhead = new Set(
    [...cues.keys()].flatMap((lemma) => (lemma.includes(' ') ? [lemma.split(' ')[0] ?? ''] : [])),
  );
  const phrased = rarestWords(language);
  const marksOf = (lower: string): number =>
    (triggers.has(lower) || phrasal.has(lower) ? TRIGGER : 0) |
    (triggers.has(lower) ? WHOLE : 0) |
    (cues.has(lower) ? CUE | CUE_WORD : 0) |
    (cuesAhead.has(lower) ? CUE_AHEAD : 0) |
    (markers.has(lower) ? MARKER : 0) |
    (pairs.has(lower) ? MARKER_BEHIND : 0) |
    (forms.has(lower) ? IRREGULAR : 0) |
    (phrased.get(lower) ?? 0);
  return {
    language,
    triggers,
    startsOf: byId(({ lower }: Lower) => ({ entries: triggers.get(lower), phrasal: phrasal.get(lower) })),
    cues,
    cuesOf: byId(({ lower }: Lower): readonly CueEntry[] => cues.get(lower) ?? NO_CUES),
    carriers,
    markers,
    marksOf: (word) => {
      const low = inLanguage(word, language);
      if (low.marks === -1) low.marks = marksOf(low.lower);
      return low.marks;
    },
    markerOf: byId(({ lower }: Lower) => markers.get(lower) ?? ''),
    markerBehind: byId(({ lower }: Lower) => pairs.get(lower) ?? NO_PAIRS),
    postings,
    receiverMarkers: receiverMarkersOf(triggers),
    forms,
  };
}

const NO_CUES: readonly CueEntry[] = [];
const NO_PAIRS: ReadonlyMap<string, string> = new Map();

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
