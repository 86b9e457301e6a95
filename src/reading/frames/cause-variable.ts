// Which variable a cause is (data/causes.tsv): "the loss", "sanctions", "taistelukokemus". What enters: the phrase of the cause and the
// state that feels the effect. What leaves: the variable and its change, null where no word of the table heads the phrase.
// Support has a direction: the phrase says who gives it or who gets it, and where it says neither it is no variable.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { CauseSlot } from '../claim.ts';
import { markersOf } from '../predication/candidates.ts';
import { childrenOf, lemmaOf } from '../predication/tree.ts';
import type { Passage, SentenceView } from './frame.ts';

/** Tokens of a cause's phrase, its head, and the id of the state that feels the effect. */
export type CausePhrase = {
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly feels: string | null;
};

type Known = Pick<CauseSlot, 'variable' | 'change'>;
const UNKNOWN: Known = { variable: null, change: null };

const tables = new Map<LanguageCode, ReadonlyMap<string, string>>();

function tableOf(language: LanguageCode): ReadonlyMap<string, string> {
  let table = tables.get(language);
  if (!table) {
    const rows = dataTable('causes.tsv');
    table = new Map(rows.flatMap((row) => (row[language] ?? '').split('|').map((word) => [word, row.code ?? ''])));
    tables.set(language, table);
  }
  return table;
}

/** The variable that a cause's phrase names. */
export function causeVariable(passage: Passage, view: SentenceView, phrase: CausePhrase): Known {
  const { tree } = view;
  const table = tableOf(passage.language);
  const word = lemmaOf(tree, phrase.head);
  const part = tree.tokens[phrase.head]?.parts?.at(-1)?.toLowerCase();
  const own = childrenOf(tree, phrase.head).map((child) => table.get(`${lemmaOf(tree, child)} ${word}`));
  const code =
    own.find((one) => one !== undefined) ?? table.get(word) ?? (part === undefined ? undefined : table.get(part));
  if (code === undefined) return UNKNOWN;
  const before = table.get(lemmaOf(tree, phrase.head - 1));
  const change = before === '-' || before === '+' ? before : null;
  if (code !== 'support') return isOfAnother(view, phrase) ? UNKNOWN : { variable: code, change };
  const variable = supportOf(passage, view, phrase);
  return variable === null ? UNKNOWN : { variable, change: change ?? '+' };
}

/** "the loss of stocks", "a shortage of shells": what the head is of says what it is, and the table does not know it. */
const isOfAnother = ({ tree }: SentenceView, { head, last }: CausePhrase): boolean =>
  childrenOf(tree, head).some((child) => child > head && child < last && tree.tokens[child]?.upos === 'NOUN');

/** Given where the phrase has another state as its receiver or the feeling one as its giver; received the other way round. */
function supportOf(
  { discourse }: Passage,
  { tree, mentions }: SentenceView,
  { first, last, feels }: CausePhrase,
): string | null {
  const named = mentions.parties.find((m) => m.headToken >= first && m.headToken < last);
  const id = named ? discourse.idOf(named) : null;
  if (!named || id === null || feels === null) return null;
  const gets = markersOf(tree, named.headToken).some((marker) => GETS.has(marker));
  return gets === (id === feels) ? 'support.received' : 'support.given';
}

const GETS: ReadonlySet<string> = new Set(['All', 'to', 'for', 'toward', 'towards']);
