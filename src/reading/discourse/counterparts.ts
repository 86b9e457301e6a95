// Who is meant by a noun for somebody's other ("its ally", "his neighbour", "liittolaisensa"). What enters: a mention that owns
// such a noun or is one, its owner, the parties of the passage. What leaves: the party that stands beside the owner, never the
// owner itself. Data: lexica/LANG/counterparts.tsv.
import { dataTable } from '../../base/data.ts';
import { wordKinds } from '../../base/word-kinds.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { relationOf } from '../predication/tree.ts';
import { areOpposed, haveDealings } from './exchanges.ts';

/** How somebody stands to the owner. */
type Standing = 'friend' | 'foe' | 'neighbour' | 'other';

/** How whom the words mean stands to their owner: of a pronoun that owns such a noun, of such a noun with a suffix that does. */
export function standingOf(view: SentenceView, m: PartyMention, language: LanguageCode): Standing | null {
  const { tree } = view;
  const token = tree.tokens[m.headToken];
  if (m.id !== null || !token) return null;
  const owns = m.manner === 'pronoun' && relationOf(tree, m.headToken) === 'nmod' && token.deprel === 'nmod:poss';
  if (!owns && (m.manner !== 'description' || token.feats['Person[psor]'] === undefined)) return null;
  const noun = owns ? (tree.heads[m.headToken] ?? -1) : m.headToken;
  const head = tree.tokens[noun];
  if (!head || head.feats.Number === 'Plur') return null;
  const standing = wordKinds(`lexica/${language}/counterparts.tsv`).of(tree.lemmas[noun] ?? '');
  return (standing as Standing | undefined) ?? null;
}

/** A party that may be meant: how salient it is, up to 1, and how many sentences away it is named. */
type Candidate = { readonly id: string; readonly salience: number; readonly away: number };

/** Whom an owner's other most likely is. */
export function counterpartOf(owner: string, standing: Standing, candidates: readonly Candidate[]): string | null {
  let best: string | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const { id, salience, away } of candidates) {
    if (id === owner) continue;
    const score = 2 * salience + FITS[standing](owner, id) - FARTHER * away;
    if (score > most) [best, most] = [id, score];
  }
  return best;
}

/** What a sentence between costs, of a salience that counts twice. */
const FARTHER = 0.15;

/** How well a party is such an other of the owner, by what is publicly known of both. */
const FITS: Readonly<Record<Standing, (owner: string, id: string) => number>> = {
  friend: (owner, id) => (areOpposed(owner, id) ? -3 : haveDealings(owner, id) ? 2 : 0),
  foe: (owner, id) => (areOpposed(owner, id) ? 3 : 0),
  neighbour: (owner, id) => (areBeside(owner, id) ? 3 : 0),
  other: () => 0,
};

let beside: ReadonlySet<string> | undefined;

/** Whether two states lie beside each other (data/borders.tsv). */
function areBeside(a: string, b: string): boolean {
  beside ??= new Set(
    dataTable('borders.tsv').flatMap(({ state = '', beside: list = '' }) =>
      list.split(' ').flatMap((other) => [`${state} ${other}`, `${other} ${state}`]),
    ),
  );
  return beside.has(`${a} ${b}`);
}
