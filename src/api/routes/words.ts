// Words: the names of what the ledger speaks of, and what a claim can name.
import { openLedger } from '../../app/ledger.ts';
import { itemName, partyName, vocabulary } from '../../app/names.ts';
import type { StoreView } from '../../store/port.ts';
import type { Desk } from '../desk.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { NamesView, VocabularyView } from '../schemas.ts';

const tag = 'Words';

export const wordRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/names',
      tag,
      summary: 'English names of the codes that the ledger holds, and the pairs between which something flows',
      answer: NamesView,
    },
    async () => namesOf(desk.store),
  ),
  resource(
    { method: 'get', path: '/vocabulary', tag, summary: 'All that a claim can name', answer: VocabularyView },
    async () => vocabulary(),
  ),
];

async function namesOf(store: StoreView): Promise<Data<NamesView>> {
  const [{ series }, claims, kept] = [await openLedger(store), await store.claims(), await store.documents()];
  const named = [
    ...series,
    ...claims.map(({ claim }) => ({ from: claim.from?.id, to: claim.to?.id, item: claim.item?.code })),
  ];
  const parties = new Set(named.flatMap(({ from, to }) => [from, to]).filter((id) => typeof id === 'string'));
  const items = new Set(named.map(({ item }) => item).filter((code) => typeof code === 'string'));
  const pairs = new Map<string, number>();
  for (const { from, to, frame, figures } of series) {
    if (from === null || to === null || (frame !== 'transfer' && frame !== 'deployment')) continue;
    const pair = [from, to].sort().join(' ');
    pairs.set(pair, (pairs.get(pair) ?? 0) + figures.length);
  }
  return {
    parties: Object.fromEntries([...parties].sort().map((id) => [id, partyName(id)])),
    items: Object.fromEntries([...items].sort().map((code) => [code, itemName(code)])),
    pairs: [...pairs]
      .map(([pair, figures]) => ({ from: pair.split(' ')[0] ?? '', to: pair.split(' ')[1] ?? '', figures }))
      .sort((a, b) => b.figures - a.figures || `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`)),
    documents: kept.length,
  };
}
