// A series by its name, from whom to whom, as a link to its flow.
import type { ReviewView } from '../../api/correction-schemas.ts';
import { flowAddress, Link } from '../router.tsx';
import type { Words } from '../words.ts';

type Identity = NonNullable<ReviewView['items'][number]['impact']>['identity'];
type Props = { readonly series: string; readonly identity: Identity; readonly words: Words };

export function SeriesName({ series, identity, words }: Props) {
  const { from, to, item } = identity;
  const parties = [from, to].filter((id) => id !== null).map(words.party);
  return (
    <Link to={flowAddress(series)}>
      {parties.join(' → ')}: {words.item(item)}, {words.series(identity)}
    </Link>
  );
}
