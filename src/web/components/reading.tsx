// A text and its claims beside each other: selecting either selects both. Used for a kept document and for a preview.
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ClaimView } from '../../api/schemas.ts';
import { giversOf, type Tint, tintOf } from '../tints.ts';
import { useWords } from '../words.ts';
import { type CardActs, ClaimCard } from './claim-card.tsx';
import { ClaimText, type TextProps } from './claim-text.tsx';

type Props = {
  readonly text: string;
  readonly language: string | null;
  readonly published: string | null;
  readonly claims: readonly ClaimView[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** What can be done to the claims; a text that is not kept has nothing to be decided. */
  readonly acts?: CardActs | undefined;
  /** The text is kept: its claims can be explained. */
  readonly kept?: boolean;
  readonly article?: Pick<TextProps, 'ref' | 'onKeyDown'> | undefined;
  /** Stands over the cards, in their place where it is there. */
  readonly editor?: ReactNode;
  /** Stands over the text. */
  readonly children?: ReactNode;
};

export function Reading(props: Props) {
  const { text, language, published, claims, selected, onSelect, acts, kept, article, editor, children } = props;
  const { t } = useWords();
  const card = useRef<HTMLLIElement>(null);
  const column = useRef<HTMLDivElement>(null);
  const givers = useMemo(() => giversOf(claims.map(({ claim }) => claim)), [claims]);
  const tints = useMemo(
    () => new Map(claims.map(({ claim }) => [claim.id, tintOf(claim, givers)] as const)),
    [claims, givers],
  );
  useEffect(() => {
    if (selected === null) return;
    const mark = column.current?.querySelector(`mark[data-claims~="${CSS.escape(selected)}"]`);
    for (const element of [card.current, mark]) element?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [selected]);
  return (
    <div className="doc">
      <div className="doc-text" ref={column}>
        {children}
        <Legend tints={new Set(tints.values())} {...givers} />
        <ClaimText {...{ text, language, claims, tints, selected, onSelect }} {...article} />
      </div>
      <aside className="cards" aria-label={t('claim.list')}>
        {editor}
        {claims.length === 0 && !editor && <p className="soft nothing">{t('claim.none')}</p>}
        <ol>
          {claims.map((view, i) => (
            <ClaimCard
              key={view.claim.id}
              view={view}
              number={i + 1}
              tint={tints.get(view.claim.id) ?? 'said'}
              on={view.claim.id === selected}
              onSelect={() => onSelect(view.claim.id)}
              acts={acts}
              kept={kept}
              published={published}
              {...(view.claim.id === selected ? { ref: card } : {})}
            />
          ))}
        </ol>
      </aside>
    </div>
  );
}

type LegendProps = { readonly tints: ReadonlySet<Tint>; readonly a: string | null; readonly b: string | null };

/** What the colours mean, only those that the text has. */
function Legend({ tints, a, b }: LegendProps) {
  const { t, party } = useWords();
  const all: readonly (readonly [Tint, string])[] = [
    ['a', t('legend.givenBy', { party: party(a) })],
    ['b', t('legend.givenBy', { party: party(b) })],
    ['other', t('legend.other')],
    ['moved', t('legend.moved')],
    ['lost', t('legend.lost')],
    ['said', t('legend.said')],
  ];
  const used = all.filter(([tint]) => tints.has(tint));
  if (used.length === 0) return null;
  return (
    <ul className="legend">
      {used.map(([tint, text]) => (
        <li key={tint} className={`tint-${tint}`}>
          {text}
        </li>
      ))}
    </ul>
  );
}
