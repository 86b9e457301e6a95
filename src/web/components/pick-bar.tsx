// The words that are selected, and the way to a claim over them: a bar at the foot of the page, by mouse, touch and keyboard.
import type { Span } from '../../base/span.ts';
import type { Words } from '../words.ts';

type Props = {
  readonly text: string;
  readonly span: Span | null;
  /** The keys move the selection. */
  readonly picking: boolean;
  readonly onTake: (span: Span) => void;
  readonly words: Words;
};

/** As much of a long selection is told, in UTF-16 units, at its beginning and at its end. */
const TOLD = 60;

const clip = (text: string): string =>
  text.slice(2 * TOLD) === '' ? text : `${text.slice(0, TOLD)} … ${text.slice(-TOLD)}`;

export function PickBar({ text, span, picking, onTake, words: { t } }: Props) {
  return (
    <div className="pick" role="status" aria-live="polite">
      {(span || picking) && (
        <div className="panel">
          {span && <q>{clip(text.slice(span.start, span.end))}</q>}
          {picking && <span className="soft small keys-hint">{t('pick.keys')}</span>}
          {span && (
            // The selection would go with the press of the button.
            <button
              type="button"
              className="btn primary"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(span)}
            >
              {t('pick.take')} <kbd>{picking ? '⏎' : 'm'}</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  );
}
