// The keys of a page.
import { useRef } from 'react';
import type { Words } from '../words.ts';

type Props = {
  readonly keys: readonly string[];
  readonly title: string;
  readonly words: Words;
  readonly onClose: () => void;
};

export function KeysDialog({ keys, title, words: { t }, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = (element: HTMLDialogElement | null) => {
    dialog.current = element;
    if (element && !element.open) element.showModal();
  };
  return (
    <dialog ref={shown} aria-label={title} onClose={onClose}>
      <div className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {t('app.close')} <kbd>Esc</kbd>
        </button>
      </div>
      <dl className="dialog-body keys-list">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
