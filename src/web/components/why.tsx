// "Why?": a link that opens the derivation of a number as a tree, down to quotes and imported rows. Open or shut is in the address.
import { useEffect, useId, useRef } from 'react';
import type { DerivationView } from '../../api/schemas.ts';
import { useExplain } from '../queries.ts';
import { documentAddress, Link, navigate, useLocation, withQuery } from '../router.tsx';
import type { Seen } from '../seen.ts';
import { useWords } from '../words.ts';
import { Failed, Loading } from './states.tsx';

/** The link for a figure, a series or a claim. */
export function WhyLink({ id, about }: { readonly id: string; readonly about: string }) {
  const { t } = useWords();
  return (
    <Link className="why" to={withQuery({ why: id })} keepScroll aria-label={t('why.of', { about })}>
      {t('why.link')}
    </Link>
  );
}

const close = () => navigate(withQuery({ why: null }), { scroll: false });

/** The dialog, shown where the address asks for it. */
export function WhyDialog({ seen }: { readonly seen: Seen }) {
  const id = useLocation().query.get('why');
  return id === null ? null : <Opened id={id} seen={seen} key={id} />;
}

function Opened({ id, seen }: { readonly id: string; readonly seen: Seen }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { data, error, refetch } = useExplain(id, seen);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={close}>
      <div className="dialog-head">
        <h2 id={title}>{t('why.title')}</h2>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          {t('app.close')} <kbd>Esc</kbd>
        </button>
      </div>
      <div className="dialog-body">
        {error ? <Failed error={error} retry={() => void refetch()} /> : data ? <Tree step={data} /> : <Loading />}
      </div>
    </dialog>
  );
}

/** A derivation as nested lists. */
export function Tree({ step }: { readonly step: DerivationView }) {
  return (
    <ul className="tree">
      <Step step={step} />
    </ul>
  );
}

function Step({ step }: { readonly step: DerivationView }) {
  const { t, said } = useWords();
  return (
    <li>
      <span className="label">{said(step.said.label)}</span> {said(step.said.detail)}
      {step.rule !== undefined && <span className="rule"> · {t('why.rule', { rule: step.rule })}</span>}
      <Evidence step={step} />
      {step.children.length > 0 && (
        <ul>
          {step.children.map((child, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a derivation is never reordered
            <Step step={child} key={`${i} ${child.label}`} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A quote with the words around it and the way to it; or the file, the row and the address of an imported figure. */
function Evidence({ step: { quote, source, claim } }: { readonly step: DerivationView }) {
  const { t, date } = useWords();
  if (quote && claim)
    return (
      <blockquote>
        <span className="soft">{quote.prefix}</span>
        <mark>{quote.exact}</mark>
        <span className="soft">{quote.suffix}</span>
        <div className="small">
          <Link to={documentAddress(quote.documentId, claim)}>{t('why.toSentence')}</Link>{' '}
          <span className="soft">
            {[quote.publisher, quote.published && date(quote.published)].filter(Boolean).join(', ')}
          </span>
        </div>
      </blockquote>
    );
  return source?.url ? (
    <div className="small">
      <ExternalUrl url={source.url} />
    </div>
  ) : null;
}

type SourceProps = { readonly file: string; readonly row: number; readonly label: string; readonly url: string | null };

/** Where an imported figure comes from, and that it has no quote. */
export function ImportedSource({ file, row, label, url }: SourceProps) {
  const { t } = useWords();
  return (
    <div className="small imported">
      <span>{t('source.row', { file, row, label })}</span> <ExternalUrl url={url} />{' '}
      <span className="tag">{t('source.noQuote')}</span>
    </div>
  );
}

/** An address of the world outside: a link only where it is one of the web. */
export function ExternalUrl({ url }: { readonly url: string | null }) {
  if (url === null || url === '') return null;
  return /^https?:\/\//i.test(url) ? (
    <a className="url" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {url}
    </a>
  ) : (
    <span className="url">{url}</span>
  );
}
