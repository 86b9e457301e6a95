// The diagram's links as a table: the same in words.
import type { Link as Cause, Effects, Loop } from '../../../exchange/effects/effect-input.ts';
import { WhyLink } from '../../components/why.tsx';
import { Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { linkText, nodeText } from './data.ts';

type Props = {
  readonly effects: Effects;
  readonly chosen: Cause | null;
  readonly loop: Loop | null;
  readonly words: Words;
};

export function LinksTable({ effects: { links, nodes, loops }, chosen, loop, words }: Props) {
  const { t } = words;
  const name = new Map(nodes.map((node) => [node.id, nodeText(node, words)]));
  const loopsOf = (id: string) => loops.filter((one) => one.links.includes(id)).map((one) => one.name);
  const shown = loop ? links.filter(({ id }) => loop.links.includes(id)) : links;
  return (
    <section className="panel" aria-label={t('effects.table')}>
      <table className="links">
        <caption className="visually-hidden">{t('effects.table')}</caption>
        <thead>
          <tr>
            {(['cause', 'sign', 'effect', 'known', 'origins', 'claims'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`effects.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((link) => {
            const [from, to] = [name.get(link.from) ?? '', name.get(link.to) ?? ''];
            const about = linkText(link, from, to, words);
            const claims = t('count.claims', { count: link.claims.length + link.denied.length });
            return (
              <tr key={link.id} className={link.id === chosen?.id ? 'target' : undefined}>
                <th scope="row">{from}</th>
                <td className="glyph">
                  <span aria-hidden="true">{link.sign === '+' ? '+→' : '−→'}</span>
                  <span className="visually-hidden">{about}</span>
                </td>
                <td>{to}</td>
                <td>
                  <span className="tags">
                    <span className="tag">{t(`effects.${link.known}`)}</span>
                    {link.contested && <span className="tag warn">{t('effects.contested')}</span>}
                    {loopsOf(link.id).map((one) => (
                      <span key={one} className="tag">
                        {one}
                      </span>
                    ))}
                  </span>
                </td>
                <td className="soft">{link.origins.map(words.origin).join(', ')}</td>
                <td className="behind">
                  <Link to={withQuery({ link: link.id })} keepScroll aria-label={`${claims}: ${about}`}>
                    {claims}
                  </Link>{' '}
                  <WhyLink id={link.id} about={about} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
