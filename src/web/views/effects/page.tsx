// What the texts say brings about what: a causal diagram, its loops by name, and the claims behind each link. The address says which
// link or loop is chosen.
import { useRef } from 'react';
import type { Effects, Loop } from '../../../exchange/effects/effect-input.ts';
import { Copy } from '../../components/copy.tsx';
import { PastFields, PastNote } from '../../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../../components/states.tsx';
import { WhyDialog } from '../../components/why.tsx';
import { Link, navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import { useWords, type Words } from '../../words.ts';
import { linksTable, nodeText, useEffects } from './data.ts';
import { LinkDetail } from './detail.tsx';
import { DiagramPicture } from './diagram.tsx';
import './effects.css';
import { LinksTable } from './links-table.tsx';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useEffects(seen);
  useTitle(t('nav.effects'));
  return (
    <>
      <form className="chooser tools" aria-label={t('effects.when')} onSubmit={(event) => event.preventDefault()}>
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      <h1>{t('effects.title')}</h1>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown effects={data} query={query} words={words} />
      ) : (
        <Loading />
      )}
      <WhyDialog seen={seen} />
    </>
  );
}

type ShownProps = { readonly effects: Effects; readonly query: URLSearchParams; readonly words: Words };

function Shown({ effects, query, words }: ShownProps) {
  const { t } = words;
  const { links, loops, loose, nodes } = effects;
  const chart = useRef<SVGSVGElement>(null);
  if (links.length === 0)
    return (
      <Empty title={t('effects.empty')}>
        <p>{t('effects.emptyText')}</p>
      </Empty>
    );
  const loop = loops.find(({ name }) => name === query.get('loop')) ?? null;
  const chosen = links.find(({ id }) => id === query.get('link')) ?? null;
  return (
    <>
      <p className="lede">
        {t('effects.lede', { count: links.length, nodes: nodes.length })} {t('effects.ledeSign')}
      </p>
      <Loops effects={effects} chosen={loop} words={words} />
      <figure className="panel drawn" aria-label={t('effects.title')}>
        <div className="corner">
          <Copy
            title={t('effects.title')}
            sources={[...new Set(links.flatMap(({ origins }) => origins))].sort()}
            table={() => linksTable(effects, words)}
            chart={chart}
          />
        </div>
        <DiagramPicture chart={chart} effects={effects} chosen={chosen} loop={loop} words={words} />
        <figcaption className="key">
          <span>
            <i className="line stated" aria-hidden="true" /> {t('effects.key.stated')}
          </span>
          <span>
            <i className="line implied" aria-hidden="true" /> {t('effects.key.implied')}
          </span>
          <span>{t('effects.key.plus')}</span>
          <span>{t('effects.key.minus')}</span>
          <span>{t('effects.key.contested')}</span>
        </figcaption>
      </figure>
      {chosen && <LinkDetail key={chosen.id} link={chosen} effects={effects} words={words} />}
      <LinksTable effects={effects} chosen={chosen} loop={loop} words={words} />
      {loose.length > 0 && <p className="soft small">{t('effects.loose', { count: loose.length })}</p>}
    </>
  );
}

type LoopsProps = { readonly effects: Effects; readonly chosen: Loop | null; readonly words: Words };

/** The loops by name; choosing one lights its links. */
function Loops({ effects: { loops, moreLoops, nodes }, chosen, words }: LoopsProps) {
  const { t } = words;
  if (loops.length === 0) return <p className="soft">{t('effects.noLoops')}</p>;
  const name = new Map(nodes.map((node) => [node.id, nodeText(node, words)]));
  return (
    <section aria-label={t('effects.loops')} className="loops">
      <ul>
        {loops.map((loop) => {
          const isOn = chosen?.name === loop.name;
          return (
            <li key={loop.name}>
              <Link
                className={`loop ${loop.kind}`}
                to={withQuery({ loop: isOn ? null : loop.name, link: null })}
                keepScroll
                aria-current={isOn ? 'true' : undefined}
              >
                <b>
                  <span aria-hidden="true">{loop.kind === 'reinforcing' ? '↻' : '⇋'}</span> {loop.name}
                </b>{' '}
                {t(`effects.loop.${loop.kind}`)}
                {loop.contested && `, ${t('effects.contested')}`}
                <span className="sub">
                  {[...loop.nodes, loop.nodes[0] ?? ''].map((id) => name.get(id)).join(' → ')}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {moreLoops && <p className="soft small">{t('effects.moreLoops')}</p>}
    </section>
  );
}
