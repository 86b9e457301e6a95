// The text of a document with its claims marked in place. Text from outside is only ever text nodes.
import { type KeyboardEvent, type Ref, useMemo } from 'react';
import type { ClaimView } from '../../api/schemas.ts';
import { paragraphsOf, type Segment } from '../segments.ts';
import type { Tint } from '../tints.ts';
import { useWords } from '../words.ts';

export type TextProps = {
  readonly text: string;
  readonly language: string | null;
  readonly claims: readonly ClaimView[];
  readonly tints: ReadonlyMap<string, Tint>;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Where words are selected for a claim: the text takes the keys that move the selection. */
  readonly ref?: Ref<HTMLElement> | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
};

/** Paragraphs of a text that is so long that what is out of view is not laid out. */
const MANY = 300;

export function ClaimText({ text, language, claims, tints, selected, onSelect, ref, onKeyDown }: TextProps) {
  const { t } = useWords();
  const numbers = useMemo(() => new Map(claims.map(({ claim }, i) => [claim.id, i + 1])), [claims]);
  const rejected = new Set(
    claims.filter(({ decision }) => decision?.verdict === 'reject').map(({ claim }) => claim.id),
  );
  const paragraphs = useMemo(
    () =>
      paragraphsOf(
        text,
        claims.map(({ claim }) => ({ id: claim.id, start: claim.quote.start, end: claim.quote.end })),
      ),
    [text, claims],
  );
  return (
    <article
      ref={ref}
      className={paragraphs.length > MANY ? 'many' : undefined}
      lang={language ?? undefined}
      dir="auto"
      tabIndex={-1}
      aria-label={t('claim.text')}
      onKeyDown={onKeyDown}
    >
      {paragraphs.map((segments) => (
        <p key={segments[0]?.start}>
          {segments.map((segment, i) => (
            <Piece
              key={segment.start}
              {...{ segment, tints, numbers, rejected, selected, onSelect }}
              shown={i === segments.length - 1 ? segment.text.trimEnd() : segment.text}
            />
          ))}
        </p>
      ))}
    </article>
  );
}

type PieceProps = Pick<TextProps, 'tints' | 'selected' | 'onSelect'> & {
  readonly segment: Segment;
  /** Its text, without the blank lines that end a paragraph. */
  readonly shown: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly rejected: ReadonlySet<string>;
};

/** A segment: plain, or a mark of the shortest claim that covers it. Clicking again goes on to the next that covers it. */
function Piece({ segment: { start, ids, ending }, shown, tints, numbers, rejected, selected, onSelect }: PieceProps) {
  const { t } = useWords();
  const [shortest] = ids;
  if (shortest === undefined) return <span data-start={start}>{shown}</span>;
  const standing = ids.filter((id) => !rejected.has(id));
  const top = standing[0] ?? shortest;
  const on = selected !== null && ids.includes(selected);
  const select = () => {
    // Whoever has just selected words does not mean the claim under them.
    if (document.getSelection()?.isCollapsed === false) return;
    onSelect(on ? (ids[(ids.indexOf(selected) + 1) % ids.length] ?? shortest) : top);
  };
  const classes = [
    `tint-${tints.get(on ? selected : top) ?? 'said'}`,
    on && 'on',
    ids.length > 1 && 'layered',
    standing.length === 0 && 'rejected',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cards beside the text do the same by keyboard, without a tab stop a mark
    <mark className={classes.filter(Boolean).join(' ')} data-start={start} data-claims={ids.join(' ')} onClick={select}>
      {shown}
      {ending.map((id) => (
        <sup key={id} className={`tint-${tints.get(id) ?? 'said'}`}>
          <span className="visually-hidden">{t('claim.number')} </span>
          {numbers.get(id)}
        </sup>
      ))}
    </mark>
  );
}
