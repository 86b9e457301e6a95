// Who has logged in as a reader may look, not decide: pages that decide say so, and show no way to what the server would refuse.
import { useSession } from '../queries.ts';
import { useWords } from '../words.ts';

/** False for a reader. Who is asking is known soon; until then nothing is taken away. */
export const useMayDecide = (): boolean => useSession().data?.role !== 'reader';

/** The reason why nothing can be decided here; nothing for who may. */
export function ReaderNote() {
  const { t } = useWords();
  return useMayDecide() ? null : (
    <p className="past" role="note">
      {t('person.readerNote')}
    </p>
  );
}
