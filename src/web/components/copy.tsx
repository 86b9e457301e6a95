// Taking a view along: its table as CSV, its picture as PNG or SVG, its address. The sources stand in what is taken.
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { fileName, notesOf, save } from '../copying.ts';
import { type Caption, picturePng, pictureSvg } from '../picture.ts';
import { type Table, tableCsv } from '../table.ts';
import { useWords, type Words } from '../words.ts';

export type CopyProps = {
  /** The caption: what the picture or table shows. */
  readonly title: string;
  /** Names of the origins, documents or files behind it. */
  readonly sources: readonly string[];
  /** Asked for when it is copied. */
  readonly table?: () => Table;
  readonly chart?: RefObject<SVGSVGElement | null>;
  /** A picture that is drawn only to be taken, where the view has no chart of one piece. */
  readonly picture?: (chart: RefObject<SVGSVGElement | null>) => ReactNode;
};

/** Takes one thing along; answers what to say of it. */
type Take = () => Promise<string>;

/** Gives the chart to what is done with it; where it must be drawn first, it is gone again afterwards. */
type Drawn = <T>(use: (chart: SVGSVGElement) => T | Promise<T>) => Promise<T>;

const picturesOf = (drawn: Drawn, caption: () => Caption, saved: Saved): Readonly<Record<string, Take>> => ({
  png: () => drawn(async (chart) => saved(await picturePng(chart, caption()), 'png')),
  svg: () => drawn((chart) => saved(new Blob([pictureSvg(chart, caption()).svg], { type: 'image/svg+xml' }), 'svg')),
});

type Saved = (blob: Blob, ending: string) => string;

/** What a view offers, in the order of the menu. */
function takesOf(
  { title, sources, table }: CopyProps,
  drawn: Drawn | null,
  words: Words,
): Readonly<Record<string, Take>> {
  const saved: Saved = (blob, ending) => {
    const file = fileName(title, ending);
    save(blob, file);
    return words.t('copy.saved', { file });
  };
  const caption = () => ({ title, notes: notesOf(sources, words) });
  const csv = (of: () => Table) => {
    const { notes } = caption();
    return saved(new Blob(['\ufeff', tableCsv(of(), [title, ...notes])], { type: 'text/csv' }), 'csv');
  };
  return {
    ...(table ? { csv: async () => csv(table) } : {}),
    ...(drawn ? picturesOf(drawn, caption, saved) : {}),
    link: async () => {
      await navigator.clipboard.writeText(window.location.href);
      return words.t('copy.done');
    },
  };
}

/** The menu: a button that opens a list of what can be taken. */
export function Copy(props: CopyProps) {
  const words = useWords();
  const { t } = words;
  const [told, setTold] = useState('');
  const menu = useRef<HTMLDetailsElement>(null);
  const shut = () => {
    menu.current?.removeAttribute('open');
    menu.current?.querySelector('summary')?.focus();
  };
  const take = async (what: Take) => {
    shut();
    setTold(await what().catch(() => t('copy.failed')));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    event.stopPropagation();
    shut();
  };
  const [drawing, setDrawing] = useState(false);
  const own = useRef<SVGSVGElement>(null);
  const { chart = own, picture } = props;
  const drawn: Drawn = async (use) => {
    flushSync(() => setDrawing(true));
    try {
      if (!chart.current) throw new TypeError('the chart is not drawn');
      return await use(chart.current);
    } finally {
      setDrawing(false);
    }
  };
  const takes = takesOf(props, props.chart || picture ? drawn : null, words);
  return (
    <span className="copy tools">
      <span className="soft small told" role="status">
        {told}
      </span>
      <details
        ref={menu}
        onKeyDown={onKeyDown}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (!currentTarget.contains(relatedTarget)) currentTarget.removeAttribute('open');
        }}
      >
        <summary className="btn">{t('copy.open')}</summary>
        <ul className="copy-list">
          {Object.entries(takes).map(([name, what]) => (
            <li key={name}>
              <button type="button" onClick={() => void take(what)}>
                {t(`copy.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {drawing && picture?.(own)}
    </span>
  );
}
