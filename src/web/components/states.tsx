// What a page shows when it has nothing to show yet: loading, empty, failed, not found.
import { type ReactNode, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingView } from '../../api/schemas.ts';
import { english, type Said } from '../../base/said.ts';
import { ApiFailure } from '../api.ts';
import { Link } from '../router.tsx';
import { WordsContext } from '../words.ts';

/** Sets the document's title. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Tosite' : `${title} · Tosite`;
  }, [title]);
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('state.loading')}>
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

type EmptyProps = { readonly title: string; readonly children?: ReactNode };

export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The words for an error: the API's own, or ours where nothing answered. */
export function useErrorText(error: Error): { readonly message: string; readonly hint: string; readonly code: string } {
  const { t } = useTranslation();
  const words = useContext(WordsContext);
  if (!(error instanceof ApiFailure)) return { message: t('state.fault'), hint: error.message, code: '' };
  if (error.status === 0) return { message: t('state.unreachable'), hint: t('state.unreachableHint'), code: '' };
  const { message, hint } = error.said ?? error;
  const told = (one: Said | string) => words?.said(one) ?? (typeof one === 'string' ? one : english(one));
  // What the API advises programs to do is no help to a person.
  const advice = t(`state.advice.${error.code}`, { defaultValue: '' });
  return { message: told(message), hint: advice || told(hint), code: error.code };
}

/** Asked again, what a request got wrong is wrong again. */
const mayPass = (error: Error): boolean => !(error instanceof ApiFailure) || error.status < 400 || error.status >= 500;

export function Failed({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const { message, hint, code } = useErrorText(error);
  return (
    <div className="state" role="alert">
      <h2>{message}</h2>
      <p>{hint}</p>
      <p>
        {retry && mayPass(error) && (
          <button type="button" className="btn" onClick={retry}>
            {t('state.retry')}
          </button>
        )}{' '}
        {code !== '' && <code className="soft">{code}</code>}
      </p>
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('state.notFound'));
  return (
    <Empty title={t('state.notFound')}>
      <p>
        <Link to="/">{t('state.toExchange')}</Link>
      </p>
    </Empty>
  );
}

type Noticed = Pick<ReadingView['diagnostics'][number], 'code' | 'message' | 'hint'>;

/** What was noticed of a text, with what a person can do about it here. */
export function Notes({ notes }: { readonly notes: readonly Noticed[] }) {
  const { t } = useTranslation();
  return notes.map(({ code, message, hint }) => (
    <p key={`${code} ${message}`} className="small">
      {message} <span className="soft">{t(`state.advice.${code}`, { defaultValue: hint })}</span>{' '}
      <code className="soft">{code}</code>
    </p>
  ));
}

/** An error in the words under a field. */
export function ErrorText({ error }: { readonly error: Error }) {
  const { message, hint } = useErrorText(error);
  return (
    <>
      {message} {hint}
    </>
  );
}

/** An error beside a form or a list. */
export function Alert({ error }: { readonly error: Error }) {
  const { message, hint, code } = useErrorText(error);
  return (
    <div className="alert" role="alert">
      <b>{message}</b>
      {hint} {code !== '' && <code className="soft small">{code}</code>}
    </div>
  );
}
