// A claim as a card: what it says in a line; selected, all its slots with the words that they rest on, and what to do.
import type { ReactNode, Ref } from 'react';
import type { ActView } from '../../api/correction-schemas.ts';
import type { ClaimView } from '../../api/schemas.ts';
import type { Claim } from '../../reading/claim.ts';
import type { Verdict } from '../acts.ts';
import { flowAddress, Link } from '../router.tsx';
import type { Tint } from '../tints.ts';
import { useWords, type Words } from '../words.ts';
import { History } from './history.tsx';
import { WhyLink } from './why.tsx';

/** What a person can do to a claim, by button or by key. */
export type CardActs = {
  readonly decide: (view: ClaimView, verdict: Verdict) => void;
  readonly edit: (kind: 'amend' | 'split' | 'merge', view: ClaimView) => void;
  readonly undo: (view: ClaimView, act: ActView | null) => void;
  /** Why: goes with the next decision. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};
type Props = {
  readonly view: ClaimView;
  readonly number: number;
  readonly tint: Tint;
  readonly on: boolean;
  readonly onSelect: () => void;
  /** Without them the card only shows: a text that is not kept has no decisions, and a reader makes none. */
  readonly acts?: CardActs | undefined;
  /** The claim stands in the ledger: it can be explained, and leads to its flow. */
  readonly kept?: boolean | undefined;
  readonly published: string | null;
  readonly ref?: Ref<HTMLLIElement>;
};

export function ClaimCard({
  view,
  number,
  tint,
  on,
  onSelect,
  acts,
  kept = acts !== undefined,
  published,
  ref,
}: Props) {
  const words = useWords();
  const { claim, decision } = view;
  const verdict = decision?.verdict ?? null;
  return (
    <li
      ref={ref}
      className={`card tint-${tint}${on ? ' on' : ''}${verdict ? ` ${verdict}ed` : ''}`}
      data-claim={claim.id}
    >
      <button type="button" className="card-head" aria-expanded={on} onClick={onSelect}>
        <span className="n">{number}</span>
        <span className="what">{claimTitle(claim, words)}</span>
        {personOf(claim) !== null && <span className="tag">{words.t('claim.byPerson')}</span>}
        {verdict && (
          <span className={`tag ${verdict === 'reject' ? 'bad' : 'good'}`}>{words.t(`verdict.${verdict}ed`)}</span>
        )}
        {claim.certainty !== undefined && <span className="how">{words.certainty(claim.certainty)}</span>}
      </button>
      {on ? <Slots view={view} words={words} published={published} /> : <Parties claim={claim} words={words} />}
      {on && acts && <Actions view={view} acts={acts} words={words} />}
      {on && !acts && kept && (
        <p className="links">
          <Ways view={view} words={words} />
        </p>
      )}
      {on && kept && <History claim={claim.id} onUndo={acts && ((act) => acts.undo(view, act))} />}
    </li>
  );
}

/** What the claim says in one line: quantity, item, and what was done where that is not giving. */
export function claimTitle(claim: Claim, words: Words): string {
  const { frame, item, quantity, outcome } = claim;
  const what =
    item === null
      ? words.frame(frame)
      : frame === 'transfer' || frame === 'deployment' || frame === 'casualties'
        ? words.item(item.code)
        : item.code.charAt(0).toUpperCase() + item.code.slice(1);
  const number = quantity === null ? null : words.interval(quantity, quantity);
  const done = outcome ? words.t(`outcome.${outcome}`) : null;
  return [what, number, done].filter((part) => part !== null).join(' · ');
}

/** The person who has read a claim; null where a program has. */
const personOf = ({ reader }: Claim): string | null => (reader.startsWith('person:') ? reader.slice(7) : null);

export function partiesText({ frame, from, to }: Claim, words: Words): string {
  const arrow = frame === 'meeting' || frame === 'agreement' ? ' – ' : ' → ';
  return [from, to].flatMap((slot) => (slot ? [words.party(slot.id)] : [])).join(arrow);
}

function Parties({ claim, words }: { readonly claim: Claim; readonly words: Words }) {
  const { t } = words;
  const parts = [
    t(`frame.${claim.frame}`),
    partiesText(claim, words),
    claim.modality === 'asserted' ? '' : t(`modality.${claim.modality}`),
  ];
  return <div className="card-line small soft">{parts.filter(Boolean).join(' · ')}</div>;
}

type SlotProps = { readonly name: string; readonly children: ReactNode };

function Slot({ name, children }: SlotProps) {
  const { t } = useWords();
  return (
    <div>
      <dt>{t(`slot.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type SlotWords = { readonly text: string | null; readonly known?: string | undefined };

/** A slot that the claim fills: its value, the text's own words, and how it is known where the text does not say it. */
function Filled({ name, value, slot }: { readonly name: string; readonly value: string; readonly slot: SlotWords }) {
  const { t, quote } = useWords();
  return (
    <Slot name={name}>
      {value}
      {slot.text !== null && !value.includes(slot.text) && <small className="soft"> {quote(slot.text)}</small>}
      {slot.known && slot.known !== 'stated' && <small className="soft"> {t(`known.${slot.known}`)}</small>}
    </Slot>
  );
}

type SlotsProps = { readonly view: ClaimView; readonly words: Words; readonly published: string | null };

function Slots({ view: { claim }, words, published }: SlotsProps) {
  const { t, date } = words;
  const { from, to, item, quantity, when, where, source, cause, sign } = claim;
  const person = personOf(claim);
  return (
    <dl>
      <Slot name="frame">
        {t(`frame.${claim.frame}`)} · {t(`modality.${claim.modality}`)}
      </Slot>
      {from && <Filled name="from" value={words.party(from.id)} slot={from} />}
      {to && <Filled name="to" value={words.party(to.id)} slot={to} />}
      {item && <Filled name="item" value={words.item(item.code)} slot={item} />}
      {quantity && <Filled name="quantity" value={words.interval(quantity, quantity)} slot={quantity} />}
      {quantity && (
        <Slot name="basis">
          {t(`basis.${quantity.basis}`)}
          {quantity.shared && ` · ${t('figure.shared')}`}
        </Slot>
      )}
      {when ? (
        <Filled name="when" value={date(when.edtf)} slot={when} />
      ) : (
        <Slot name="when">
          <span className="soft">
            {t('claim.notStated')}
            {published && ` · ${t('claim.published', { date: date(published) })}`}
          </span>
        </Slot>
      )}
      {where && <Filled name="where" value={where.name} slot={where} />}
      {source ? (
        <Filled name="source" value={source.origin} slot={source} />
      ) : (
        <Slot name="source">
          <span className="soft">{t('claim.ownVoice')}</span>
        </Slot>
      )}
      {cause && <Slot name="cause">{cause.text}</Slot>}
      {sign && <Slot name="sign">{t(`sign.${sign}`)}</Slot>}
      <Slot name="rule">
        {person === null ? claim.rule : t('claim.person', { name: person })}{' '}
        <small className="soft">{person === null ? claim.reader : claim.rule}</small>
      </Slot>
    </dl>
  );
}

type ActionsProps = { readonly view: ClaimView; readonly acts: CardActs; readonly words: Words };

function Actions({ view, acts, words }: ActionsProps) {
  const { decision } = view;
  const { t } = words;
  const verdict = (kind: Verdict, key: string) => (
    <button
      type="button"
      className="btn"
      aria-pressed={decision?.verdict === kind}
      onClick={() => acts.decide(view, kind)}
    >
      {t(`verdict.${kind}`)} <kbd>{key}</kbd>
    </button>
  );
  return (
    <div className="actions">
      {verdict('accept', 'a')}
      {verdict('reject', 'r')}
      <button type="button" className="btn" onClick={() => acts.edit('amend', view)}>
        {t('act.doAmend')} <kbd>e</kbd>
      </button>
      <input
        className="reason"
        aria-label={t('editor.reason')}
        placeholder={t('editor.reasonCard')}
        maxLength={1000}
        value={acts.reason}
        onChange={(event) => acts.onReason(event.target.value)}
      />
      <span className="links">
        <button type="button" className="linklike" onClick={() => acts.edit('split', view)}>
          {t('act.doSplit')}
        </button>
        <button type="button" className="linklike" onClick={() => acts.edit('merge', view)}>
          {t('act.doMerge')}
        </button>
        <Ways view={view} words={words} />
      </span>
    </div>
  );
}

/** Where a claim leads: how it was read, and the flow that it counts in. */
function Ways({ view: { claim, series, figure }, words }: { readonly view: ClaimView; readonly words: Words }) {
  return (
    <>
      <WhyLink id={claim.id} about={claimTitle(claim, words)} />{' '}
      {series !== null && (
        <Link to={`${flowAddress(series)}${figure ? `?figure=${figure}` : ''}`}>{words.t('claim.toFlow')}</Link>
      )}
    </>
  );
}
