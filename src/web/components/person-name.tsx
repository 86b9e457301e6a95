// Who decides: the name in the bar, and a dialog to set it; or who has logged in, in which role, and the way out.
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { LONGEST_NAME, setName, useName } from '../person.ts';
import { useSession } from '../queries.ts';

export function PersonName() {
  const session = useSession().data;
  return session?.name ? <LoggedIn name={session.name} role={session.role} /> : <NamedHere />;
}

/** The page that is asked for next leads to the login. */
const leave = async (): Promise<void> => {
  await api.logOut();
  window.location.assign('/');
};

function LoggedIn({ name, role }: { readonly name: string; readonly role: string }) {
  const { t } = useTranslation();
  return (
    <span className="account tools">
      <span className="person" title={t(`person.${role}`)}>
        {name}
      </span>
      <button type="button" className="linklike" onClick={() => void leave()}>
        {t('person.out')}
      </button>
    </span>
  );
}

function NamedHere() {
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
