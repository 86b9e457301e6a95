// The queue across documents: open claims, what changes an estimate most first; what a decision does is told before it is made.
import { useEffect, useRef, useState } from 'react';
import type { ReviewView } from '../../api/correction-schemas.ts';
import type { Verdict } from '../acts.ts';
import { claimTitle, partiesText } from '../components/claim-card.tsx';
import { KeysDialog } from '../components/keys-dialog.tsx';
import { OutcomeLine } from '../components/outcome.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ReaderNote, useMayDecide } from '../components/reader-note.tsx';
import { ReviewBeside } from '../components/review-beside.tsx';
import { SeriesName } from '../components/series-name.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { useKeys } from '../keys.ts';
import { reviewTable } from '../list-tables.ts';
import { useReview } from '../queries.ts';
import { documentAddress, Link, navigate } from '../router.tsx';
import { useVerdicts } from '../verdicts.ts';
import { useWords, type Words } from '../words.ts';

type Item = ReviewView['items'][number];
/** How many stand at once. */
const SHOWN = 40;

export function Page() {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useReview(SHOWN);
  useTitle(t('nav.review'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <PageHead title={t('review.title')} table={data.items.length > 0 ? () => reviewTable(data, words) : null} />
      <p className="lede">{t('review.lede', { count: data.open })}</p>
      <ReaderNote />
      <Queue items={data.items} words={words} />
    </>
  );
}

const amendAddress = ({ documentId, claim }: Item): string => `${documentAddress(documentId, claim.id)}&edit=amend`;

function Queue({ items, words }: { readonly items: readonly Item[]; readonly words: Words }) {
  const { t } = words;
  const [chosen, setChosen] = useState(0);
  const [help, setHelp] = useState(false);
  const mayDecide = useMayDecide();
  const { decide, undo, outcome, dismiss } = useVerdicts(SHOWN, words);
  const at = Math.max(0, Math.min(chosen, items.length - 1));
  const here = items[at];
  const step = (by: number) => setChosen(Math.max(0, Math.min(items.length - 1, at + by)));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ...(mayDecide && {
      a: () => here && decide(here, 'accept'),
      r: () => here && decide(here, 'reject'),
      e: () => here && navigate(amendAddress(here)),
      u: undo,
    }),
    '?': () => setHelp(true),
  });
  return (
    <>
      {items.length === 0 ? (
        <Empty title={t('review.none')}>
          <p>{t('review.noneText')}</p>
        </Empty>
      ) : (
        <div className="review">
          <ol className="queue">
            {items.map((item, i) => (
              <QueueItem
                key={item.claim.id}
                {...{ item, words }}
                on={i === at}
                onChoose={() => setChosen(i)}
                onDecide={mayDecide ? (kind) => decide(item, kind) : null}
              />
            ))}
          </ol>
          {here && <ReviewBeside key={here.claim.id} item={here} words={words} />}
        </div>
      )}
      <p className="tools">
        <button type="button" className="linklike soft small" onClick={() => setHelp(true)}>
          {t('keys.title')} <kbd>?</kbd>
        </button>
      </p>
      <OutcomeLine outcome={outcome} onClose={dismiss} words={words} />
      {help && (
        <KeysDialog
          keys={mayDecide ? KEYS : READERS_KEYS}
          title={t('keys.title')}
          words={words}
          onClose={() => setHelp(false)}
        />
      )}
    </>
  );
}

const KEYS = ['j', 'k', 'a', 'r', 'e', 'u', '?'] as const;
const READERS_KEYS = ['j', 'k', '?'] as const;

type ItemProps = {
  readonly item: Item;
  readonly on: boolean;
  readonly onChoose: () => void;
  /** Null for who may not. */
  readonly onDecide: ((kind: Verdict) => void) | null;
  readonly words: Words;
};

function QueueItem({ item, on, onChoose, onDecide, words }: ItemProps) {
  const { t } = words;
  const { claim, documentId, publisher, published, title, certainty } = item;
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) place.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [on]);
  const facts = [publisher, title, published && words.date(published), t(`modality.${claim.modality}`)];
  return (
    <li ref={place} className={`panel${on ? ' on' : ''}`} data-claim={claim.id} aria-current={on ? 'true' : undefined}>
      <button type="button" className="card-head" onClick={onChoose}>
        <span className="what">{claimTitle(claim, words)}</span>
        <span className="soft small">{partiesText(claim, words)}</span>
        {certainty !== null && (
          <span className="how" title={t('review.certainty')}>
            {words.certainty(certainty)}
          </span>
        )}
      </button>
      <Link className="quote" to={documentAddress(documentId, claim.id)}>
        {words.quote(claim.quote.exact)}
      </Link>
      <p className="soft small">{facts.filter(Boolean).join(' · ')}</p>
      <Effect item={item} words={words} />
      {onDecide && (
        <div className="actions">
          <button type="button" className="btn" onClick={() => onDecide('accept')}>
            {t('verdict.accept')} {on && <kbd>a</kbd>}
          </button>
          <button type="button" className="btn" onClick={() => onDecide('reject')}>
            {t('verdict.reject')} {on && <kbd>r</kbd>}
          </button>
          <Link className="btn" to={amendAddress(item)}>
            {t('act.doAmend')} {on && <kbd>e</kbd>}
          </Link>
        </div>
      )}
    </li>
  );
}

/** What the verdict that changes something would change. */
function Effect({ item: { impact }, words }: { readonly item: Item; readonly words: Words }) {
  const { t } = words;
  if (impact === null) return <p className="effect soft small">{t('review.noEffect')}</p>;
  return (
    <p className="effect">
      <span className="soft">{t(`ifVerdict.${impact.verdict}`)}</span>{' '}
      <SeriesName series={impact.series} identity={impact.identity} words={words} />{' '}
      <b>{words.effect(impact.before, impact.after, impact.identity)}</b>
    </p>
  );
}
