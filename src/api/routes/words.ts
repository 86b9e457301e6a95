// Words: the names of what the ledger speaks of, and what a claim can name.
import { allNames, vocabulary } from '../../app/names.ts';
import type { StoreView } from '../../store/port.ts';
import type { Desk } from '../desk.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { LanguageQuery, NamesView, VocabularyView } from '../schemas.ts';

const tag = 'Words';

export const wordRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/names',
      tag,
      summary: 'Names of parties and items, and the pairs between which something flows',
      query: LanguageQuery,
      answer: NamesView,
    },
    async ({ query: { language } }) => ({ ...allNames(language), ...(await pairsOf(desk.store)) }),
  ),
  resource(
    {
      method: 'get',
      path: '/vocabulary',
      tag,
      summary: 'All that a claim can name',
      query: LanguageQuery,
      answer: VocabularyView,
    },
    async ({ query: { language } }) => vocabulary(language),
  ),
];

/** The pairs between which claims or imported figures say that something flows, the fullest first. */
async function pairsOf(store: StoreView): Promise<Pick<Data<NamesView>, 'pairs'>> {
  const pairs = new Map((await store.pairs()).map(({ a, b, claims }) => [`${a} ${b}`, claims]));
  for (const { from, to, frame } of await store.figures()) {
    if (from === null || to === null || (frame !== 'transfer' && frame !== 'deployment')) continue;
    const key = [from, to].sort().join(' ');
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return {
    pairs: [...pairs]
      .map(([key, reports]) => ({ from: key.split(' ')[0] ?? '', to: key.split(' ')[1] ?? '', reports }))
      .sort((x, y) => y.reports - x.reports || `${x.from}${x.to}`.localeCompare(`${y.from}${y.to}`)),
  };
}
