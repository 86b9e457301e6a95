// A document: its text with the claims in place, the cards beside it, decisions and corrections by key. The address names the
// selected claim.
import { useEffect, useRef, useState } from 'react';
import type { ClaimView, DocumentView } from '../../api/schemas.ts';
import { api } from '../api.ts';
import { Editor } from '../components/editor.tsx';
import { KeysDialog } from '../components/keys-dialog.tsx';
import { OutcomeLine } from '../components/outcome.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PastNote } from '../components/past.tsx';
import { PickBar } from '../components/pick-bar.tsx';
import { ReaderNote, useMayDecide } from '../components/reader-note.tsx';
import { Reading } from '../components/reading.tsx';
import { Failed, Loading, useTitle } from '../components/states.tsx';
import { ExternalUrl, WhyDialog } from '../components/why.tsx';
import { select, useCorrecting } from '../correcting.ts';
import { displayName } from '../format/intl.ts';
import { useKeys } from '../keys.ts';
import { claimsTable } from '../list-tables.ts';
import { usePicking } from '../picking.ts';
import { useDocument } from '../queries.ts';
import { useLocation } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import { isPast, NOW, type Seen } from '../seen.ts';
import { useHighlight } from '../selection.ts';
import { useWords, type Words } from '../words.ts';

export function Page({ rest: [id = ''], query, seen }: PageProps) {
  const selected = query.get('claim');
  const words = useWords();
  const { data, error, refetch } = useDocument(id, seen);
  const mayDecide = useMayDecide();
  useTitle(data ? titleOf(data, words) : words.t('nav.documents'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return isPast(seen) || !mayDecide ? (
    <Shown view={data} selected={selected} seen={seen} words={words} />
  ) : (
    <Opened view={data} selected={selected} words={words} />
  );
}

type ShownProps = OpenedProps & { readonly seen: Seen };

/** A document to look at, not to decide on: as it was recorded, or for a reader. */
function Shown({ view, selected, seen, words }: ShownProps) {
  const { text, language, published } = view.document;
  return (
    <>
      <PastNote seen={seen} words={words} />
      <ReaderNote />
      <Reading {...{ text, language, published, selected }} claims={view.claims} onSelect={select} kept>
        <Head view={view} words={words} onHelp={null} />
        <Remarks diagnostics={view.diagnostics} words={words} />
      </Reading>
      <WhyDialog seen={seen} />
    </>
  );
}

/** The document's title, else its first words. */
export const titleOf = ({ document: { title, text } }: DocumentView, words: Words): string =>
  title ?? (text.trim().split(/\s+/u).slice(0, 8).join(' ') || words.t('documents.untitled'));

type OpenedProps = { readonly view: DocumentView; readonly selected: string | null; readonly words: Words };

function Opened({ view, selected, words }: OpenedProps) {
  const { t } = words;
  const { document, claims, diagnostics } = view;
  const [help, setHelp] = useState(false);
  const at = claims.findIndex(({ claim }) => claim.id === selected);
  const here = claims[at] ?? null;
  const amending = useLocation().query.get('edit') === 'amend';
  const { acts, editor, editing, open, close, outcome, dismiss } = useCorrecting(view, amending ? here : null, words);
  const picking = usePicking({
    text: document.text,
    language: document.language,
    from: here?.claim.quote.start ?? 0,
    onTake: (span) => open({ kind: 'add', span }),
  });
  useFocusAfter(editing !== null);
  useStandIn(selected, claims);
  useHighlight(picking.article, editing?.kind === 'add' ? editing.span : null);
  const step = (by: number) => {
    const next = at < 0 ? (by > 0 ? 0 : claims.length - 1) : Math.min(claims.length - 1, Math.max(0, at + by));
    const claim = claims[next]?.claim;
    if (claim) select(claim.id);
  };
  const onHere = (action: (one: ClaimView) => void) => () => here && action(here);
  const leave = () => (editing ? close() : select(null));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    a: onHere((one) => acts.decide(one, 'accept')),
    r: onHere((one) => acts.decide(one, 'reject')),
    e: onHere((one) => acts.edit('amend', one)),
    u: () => acts.undo(here, null),
    m: picking.start,
    '?': () => setHelp(true),
    Escape: leave,
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
        acts={acts}
        article={{ ref: picking.article, onKeyDown: picking.onKeyDown }}
        editor={
          editing && (
            <Editor
              key={editing.kind === 'add' ? `${editing.span.start}-${editing.span.end}` : editing.view.claim.id}
              {...{ editing, claims }}
              documentId={document.id}
              text={document.text}
              acts={editor}
            />
          )
        }
      >
        <Head view={view} words={words} onHelp={() => setHelp(true)} />
        <Remarks diagnostics={diagnostics} words={words} />
      </Reading>
      {editing === null && (
        <PickBar
          text={document.text}
          span={picking.span}
          picking={picking.picking}
          onTake={(span) => {
            picking.stop();
            open({ kind: 'add', span });
          }}
          words={words}
        />
      )}
      <OutcomeLine outcome={outcome} onClose={dismiss} words={words} />
      {help && <KeysDialog keys={KEYS} title={t('keys.title')} words={words} onClose={() => setHelp(false)} />}
      <WhyDialog seen={NOW} />
    </>
  );
}

/** Where the address names a claim that stands no more, the one in its place is selected: a kept link stays good. */
function useStandIn(selected: string | null, claims: readonly ClaimView[]): void {
  useEffect(() => {
    const standing = new Set(claims.map(({ claim }) => claim.id));
    if (selected === null || standing.has(selected)) return;
    let left = false;
    api
      .history(selected)
      .then(({ instead, decisions }) => {
        const related = [...instead, ...decisions.flatMap((act) => [...act.claims, ...act.subjects]).reverse()];
        const next = related.find((id) => standing.has(id));
        if (next !== undefined && !left) select(next);
      })
      // An address that names no claim of this ledger selects none.
      .catch(() => {});
    return () => {
      left = true;
    };
  }, [selected, claims]);
}

/** When the panel is done with, the focus goes to the card of the selected claim: nobody is left at the top of the page. */
function useFocusAfter(open: boolean): void {
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open)
      document.querySelector<HTMLElement>('.card.on .card-head')?.focus({ preventScroll: true });
    was.current = open;
  }, [open]);
}

const KEYS = ['j', 'k', 'a', 'r', 'e', 'm', 'u', 'Esc', '?'] as const;

type RemarksProps = { readonly diagnostics: DocumentView['diagnostics']; readonly words: Words };

function Remarks({ diagnostics, words }: RemarksProps) {
  const { t } = words;
  if (diagnostics.length === 0) return null;
  return (
    <details className="diagnostics">
      <summary>{t('count.notices', { count: diagnostics.length })}</summary>
      <ul>
        {diagnostics.map(({ code, message, hint, span }) => (
          <li key={`${code} ${span?.start} ${message}`}>
            {words.said(message)} <span className="soft">{words.said(hint)}</span>{' '}
            <code className="soft small">{code}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Head({
  view,
  words,
  onHelp,
}: {
  readonly view: DocumentView;
  readonly words: Words;
  /** Null: no keys act here. */
  readonly onHelp: (() => void) | null;
}) {
  const { t, date } = words;
  const { document, claims } = view;
  const open = claims.filter(({ decision }) => decision === null).length;
  const facts = [
    document.language ? displayName(words.locale, 'language', document.language) : null,
    document.published ? date(document.published) : t('documents.undated'),
    document.publisher,
    t('count.claims', { count: claims.length }),
    t('documents.open', { count: open }),
  ].filter((fact) => fact !== null);
  return (
    <header className="doc-head">
      <PageHead
        title={titleOf(view, words)}
        sources={[document.publisher ?? document.url ?? document.id]}
        table={() => claimsTable(claims, words)}
      />
      <p className="meta">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <ExternalUrl url={document.url} />
        <span title={document.sha256}>
          sha-256 {document.sha256.slice(0, 4)}…{document.sha256.slice(-2)}
        </span>
        {onHelp && (
          <button type="button" className="linklike tools" onClick={onHelp}>
            {t('keys.title')} <kbd>?</kbd>
          </button>
        )}
      </p>
    </header>
  );
}
