// What was decided on a claim and on those that it stands in place of: who, when, what it changed, why; what was taken back.
import type { ActView } from '../../api/correction-schemas.ts';
import { useHistory } from '../queries.ts';
import { useWords, type Words } from '../words.ts';

type Props = { readonly claim: string; readonly onUndo?: ((act: ActView) => void) | undefined };

/** The history as a list, the latest first; nothing where nothing was decided. */
export function History({ claim, onUndo }: Props) {
  const words = useWords();
  const { data } = useHistory(claim);
  if (!data || data.decisions.length === 0) return null;
  return (
    <section className="history" aria-label={words.t('history.title')}>
      <h3>{words.t('history.title')}</h3>
      <ol>
        {[...data.decisions].reverse().map((act) => (
          <Entry key={act.seq} act={act} words={words} onUndo={onUndo} />
        ))}
      </ol>
    </section>
  );
}

/** The last decision that stands and can be taken back. */
export const lastStanding = (decisions: readonly ActView[]): ActView | null =>
  decisions.findLast(({ undone, verdict }) => !undone && verdict !== 'undo') ?? null;

type EntryProps = { readonly act: ActView; readonly words: Words; readonly onUndo: Props['onUndo'] };

function Entry({ act, words, onUndo }: EntryProps) {
  const { t, time } = words;
  const { verdict, changes, reason, actor, undone } = act;
  return (
    <li className={undone ? 'undone' : undefined}>
      <span>
        <b>{t(`act.${verdict}`)}</b>
        {changes
          .filter(({ field }) => field !== 'cause')
          .map(({ field, old, new: now }) => (
            <span key={field} className="change">
              {' '}
              {t(`path.${field.replace('.', '-')}`)} {valueText(field, old, words)} → {valueText(field, now, words)}
            </span>
          ))}
        {reason !== null && <q>{reason}</q>}
      </span>
      <span className="soft small">
        {actor}, {time(act.time)}
        {undone && ` · ${t('history.undone')}`}
        {!undone && verdict !== 'undo' && onUndo && (
          <>
            {' · '}
            <button type="button" className="linklike" onClick={() => onUndo(act)}>
              {t('history.undo')}
            </button>
          </>
        )}
      </span>
    </li>
  );
}

/** A slot's value in the words of the page. */
function valueText(field: string, value: unknown, words: Words): string {
  const { t } = words;
  if (value === null || value === undefined) return t('field.nothing');
  if (typeof value !== 'string') return t(`field.${value}`);
  switch (field) {
    case 'from':
    case 'to':
      return words.party(value);
    case 'item':
      return words.item(value);
    case 'when':
      return words.date(value);
    case 'frame':
    case 'modality':
    case 'outcome':
    case 'sign':
      return t(`${field}.${value}`);
    case 'quantity.basis':
      return t(`basis.${value}`);
    case 'quantity.per':
      return t(`per.${value}`);
    case 'quantity.low':
    case 'quantity.high':
      return words.interval({ low: value, high: value }, {});
    default:
      return value;
  }
}
