// The text of a document with its claims marked in place. Text from outside is only ever text nodes.
import { useMemo } from 'react';
import type { ClaimView } from '../../api/schemas.ts';
import { paragraphsOf, type Segment } from '../segments.ts';
import type { Tint } from '../tints.ts';
import { useWords } from '../words.ts';

type Props = {
  readonly text: string;
  readonly language: string | null;
  readonly claims: readonly ClaimView[];
  readonly tints: ReadonlyMap<string, Tint>;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
};

export function ClaimText({ text, language, claims, tints, selected, onSelect }: Props) {
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
    <article lang={language ?? undefined} dir="auto">
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

type PieceProps = Pick<Props, 'tints' | 'selected' | 'onSelect'> & {
  readonly segment: Segment;
  /** Its text, without the blank lines that end a paragraph. */
  readonly shown: string;
  readonly numbers: ReadonlyMap<string, number>;
  readonly rejected: ReadonlySet<string>;
};

/** A segment: plain, or a mark of the shortest claim that covers it. Clicking again goes on to the next that covers it. */
function Piece({ segment: { ids, ending }, shown, tints, numbers, rejected, selected, onSelect }: PieceProps) {
  const { t } = useWords();
  const [shortest] = ids;
  if (shortest === undefined) return shown;
  const standing = ids.filter((id) => !rejected.has(id));
  const top = standing[0] ?? shortest;
  const on = selected !== null && ids.includes(selected);
  const select = () => onSelect(on ? (ids[(ids.indexOf(selected) + 1) % ids.length] ?? shortest) : top);
  const classes = [
    `tint-${tints.get(on ? selected : top) ?? 'said'}`,
    on && 'on',
    ids.length > 1 && 'layered',
    standing.length === 0 && 'rejected',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the cards beside the text do the same by keyboard, without a tab stop a mark
    <mark className={classes.filter(Boolean).join(' ')} data-claims={ids.join(' ')} onClick={select}>
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
