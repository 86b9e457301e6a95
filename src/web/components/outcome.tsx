// What the last act did, said to everybody: a line at the foot of the page.
import type { Outcome } from '../acts.ts';
import { flowAddress, Link } from '../router.tsx';
import type { Words } from '../words.ts';
import { Alert } from './states.tsx';

type Props = { readonly outcome: Outcome; readonly onClose: () => void; readonly words: Words };

export function OutcomeLine({ outcome, onClose, words }: Props) {
  const close = (
    <button type="button" className="close" aria-label={words.t('app.close')} onClick={onClose}>
      ×
    </button>
  );
  return (
    <div className="outcome" role="status" aria-live="polite">
      {outcome.state === 'failed' && (
        <>
          <Alert error={outcome.error} />
          {close}
        </>
      )}
      {outcome.state === 'sent' && (
        <>
          <p className="panel">
            {outcome.text}{' '}
            {outcome.series !== null && <Link to={flowAddress(outcome.series)}>{words.t('claim.toFlow')}</Link>}
          </p>
          {close}
        </>
      )}
    </div>
  );
}
