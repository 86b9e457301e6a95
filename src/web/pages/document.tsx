// A document: its text with the claims in place, the cards beside it, decisions by key. The address names the selected claim.
import { useRef, useState } from 'react';
import type { DocumentView } from '../../api/schemas.ts';
import { Reading } from '../components/reading.tsx';
import { Alert, Failed, Loading, useTitle } from '../components/states.tsx';
import { ExternalUrl, WhyDialog } from '../components/why.tsx';
import { type Outcome, useDecide } from '../decide.ts';
import { useKeys } from '../keys.ts';
import { useDocument } from '../queries.ts';
import { flowAddress, Link, navigate, withQuery } from '../router.tsx';
import { useWords, type Words } from '../words.ts';

type Props = { readonly id: string; readonly selected: string | null };

const select = (id: string | null) => navigate(withQuery({ claim: id }), { replace: true });

export function DocumentPage({ id, selected }: Props) {
  const words = useWords();
  const { data, error, refetch } = useDocument(id);
  useTitle(data ? titleOf(data, words) : words.t('nav.documents'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return data ? <Opened view={data} selected={selected} words={words} /> : <Loading />;
}

/** The document's title, else its first words. */
export const titleOf = ({ document: { title, text } }: DocumentView, words: Words): string =>
  title ?? (text.trim().split(/\s+/u).slice(0, 8).join(' ') || words.t('documents.untitled'));

type OpenedProps = { readonly view: DocumentView; readonly selected: string | null; readonly words: Words };

function Opened({ view, selected, words }: OpenedProps) {
  const { t } = words;
  const { document, claims, diagnostics } = view;
  const { decide, outcome } = useDecide(document.id);
  const [help, setHelp] = useState(false);
  const at = claims.findIndex(({ claim }) => claim.id === selected);
  const clear = () => select(null);
  const step = (by: number) => {
    const next = at < 0 ? (by > 0 ? 0 : claims.length - 1) : Math.min(claims.length - 1, Math.max(0, at + by));
    const claim = claims[next]?.claim;
    if (claim) select(claim.id);
  };
  const decideHere = (verdict: 'accept' | 'reject') => {
    const here = claims[at];
    if (here) void decide(here, verdict);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    a: () => decideHere('accept'),
    r: () => decideHere('reject'),
    '?': () => setHelp(true),
    Escape: clear,
  });
  return (
    <>
      <Reading
        text={document.text}
        language={document.language}
        published={document.published}
        claims={claims}
        selected={selected}
        onSelect={select}
        onDecide={(one, verdict) => void decide(one, verdict)}
      >
        <Head view={view} words={words} onHelp={() => setHelp(true)} />
        {diagnostics.length > 0 && (
          <details className="diagnostics">
            <summary>{t('count.notices', { count: diagnostics.length })}</summary>
            <ul>
              {diagnostics.map(({ code, message, hint, span }) => (
                <li key={`${code} ${span?.start} ${message}`}>
                  {message} <span className="soft">{hint}</span> <code className="soft small">{code}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Reading>
      <OutcomeLine outcome={outcome} words={words} />
      {help && <KeysDialog words={words} onClose={() => setHelp(false)} />}
      <WhyDialog asKnownOn={null} />
    </>
  );
}

function Head({
  view,
  words,
  onHelp,
}: {
  readonly view: DocumentView;
  readonly words: Words;
  readonly onHelp: () => void;
}) {
  const { t, date } = words;
  const { document, claims } = view;
  const open = claims.filter(({ decision }) => decision === null).length;
  const facts = [
    document.language ? languageName(document.language, words.locale) : null,
    document.published ? date(document.published) : t('documents.undated'),
    document.publisher,
    t('count.claims', { count: claims.length }),
    t('documents.open', { count: open }),
  ].filter((fact) => fact !== null);
  return (
    <header className="doc-head">
      <h1>{titleOf(view, words)}</h1>
      <p className="meta">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <ExternalUrl url={document.url} />
        <span title={document.sha256}>
          sha-256 {document.sha256.slice(0, 4)}…{document.sha256.slice(-2)}
        </span>
        <button type="button" className="linklike tools" onClick={onHelp}>
          {t('keys.title')} <kbd>?</kbd>
        </button>
      </p>
    </header>
  );
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What the last decision did, said to everybody. */
function OutcomeLine({ outcome, words }: { readonly outcome: Outcome; readonly words: Words }) {
  return (
    <div className="outcome" role="status" aria-live="polite">
      {outcome.state === 'failed' && <Alert error={outcome.error} />}
      {outcome.state === 'sent' && (
        <p className="panel">
          {outcome.text}{' '}
          {outcome.series !== null && <Link to={flowAddress(outcome.series, null)}>{words.t('claim.toFlow')}</Link>}
        </p>
      )}
    </div>
  );
}

function KeysDialog({ words: { t }, onClose }: { readonly words: Words; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = (element: HTMLDialogElement | null) => {
    dialog.current = element;
    if (element && !element.open) element.showModal();
  };
  return (
    <dialog ref={shown} aria-label={t('keys.title')} onClose={onClose}>
      <div className="dialog-head">
        <h2>{t('keys.title')}</h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {t('app.close')} <kbd>Esc</kbd>
        </button>
      </div>
      <dl className="dialog-body keys-list">
        {(['j', 'k', 'a', 'r', 'Esc', '?'] as const).map((key) => (
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
