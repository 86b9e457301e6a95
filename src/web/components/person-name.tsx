// Who decides: the name in the bar, and a dialog to set it.
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_NAME, setName, useName } from '../person.ts';

export function PersonName() {
  const { t } = useTranslation();
  const name = useName();
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState('');
  const [title, field, hint] = [useId(), useId(), useId()];
  const open = () => {
    setDraft(name ?? '');
    dialog.current?.showModal();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setName(draft);
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" className="linklike person tools" onClick={open} aria-haspopup="dialog">
        {name ?? t('person.unset')}
      </button>
      <dialog ref={dialog} className="person-dialog" aria-labelledby={title}>
        <form className="dialog-body" onSubmit={save}>
          <h2 id={title}>{t('person.title')}</h2>
          <div className="field">
            <label htmlFor={field}>{t('person.name')}</label>
            <input
              id={field}
              value={draft}
              maxLength={LONGEST_NAME}
              autoComplete="name"
              aria-describedby={hint}
              onChange={(event) => setDraft(event.target.value)}
            />
            <span id={hint} className="soft small">
              {t('person.hint')}
            </span>
          </div>
          <div className="actions">
            <button type="submit" className="btn primary">
              {t('person.keep')}
            </button>
            <button type="button" className="btn" onClick={() => dialog.current?.close()}>
              {t('app.close')} <kbd>Esc</kbd>
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
