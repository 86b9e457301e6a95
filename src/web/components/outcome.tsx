// What the last act did, said to everybody: a line at the foot of the page.
import type { Outcome } from '../acts.ts';
import { flowAddress, Link } from '../router.tsx';
import type { Words } from '../words.ts';
import { Alert } from './states.tsx';

export function OutcomeLine({ outcome, words }: { readonly outcome: Outcome; readonly words: Words }) {
  return (
    <div className="outcome" role="status" aria-live="polite">
      {outcome.state === 'failed' && <Alert error={outcome.error} />}
      {outcome.state === 'sent' && (
        <p className="panel">
          {outcome.text}{' '}
          {outcome.series !== null && <Link to={flowAddress(outcome.series)}>{words.t('claim.toFlow')}</Link>}
        </p>
      )}
    </div>
  );
}
