// One link of the diagram: what it says, and the sentences that say so or deny it.
import type { Link as Cause, Effects, Witness } from '../../../exchange/effects/effect-input.ts';
import { WhyLink } from '../../components/why.tsx';
import { documentAddress, Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useReveal } from '../parts/reveal.ts';
import { linkText, nodeText } from './data.ts';

type Props = { readonly link: Cause; readonly effects: Effects; readonly words: Words };

export function LinkDetail({ link, effects: { nodes }, words }: Props) {
  const { t } = words;
  const place = useReveal<HTMLElement>();
  const name = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    return node ? nodeText(node, words) : id;
  };
  const about = linkText(link, name(link.from), name(link.to), words);
  return (
    <section ref={place} className="panel chosen" aria-label={about} aria-live="polite">
      <header>
        <h2>{about}</h2>
        <span className="tags">
          <span className="tag">{t(`effects.${link.known}`)}</span>
          {link.contested && <span className="tag warn">{t('effects.contested')}</span>}
        </span>
        <WhyLink id={link.id} about={about} />
        <Link className="btn" to={withQuery({ link: null })} keepScroll>
          {t('app.close')}
        </Link>
      </header>
      <Quotes witnesses={link.claims} words={words} />
      {link.denied.length > 0 && (
        <>
          <h3>{t('effects.denied')}</h3>
          <Quotes witnesses={link.denied} words={words} />
        </>
      )}
    </section>
  );
}

function Quotes({ witnesses, words }: { readonly witnesses: readonly Witness[]; readonly words: Words }) {
  const { t } = words;
  return (
    <ul className="witnesses">
      {witnesses.map(
        ({
          claim,
          document,
          quote,
          origin,
          stated,
          statedBy,
          modality,
          causeText,
          causeChange,
          changeAssumed,
          effectSign,
        }) => (
          <li key={claim}>
            <blockquote>
              <Link to={documentAddress(document, claim)}>{quote}</Link>
            </blockquote>
            <span className="small soft">
              {[
                words.origin(origin),
                words.stated({ stated, statedBy }),
                t(`modality.${modality}`),
                causeText !== null && t('effects.causeWords', { words: causeText }),
                t(changeAssumed ? 'effects.changeAssumed' : 'effects.change', {
                  cause: t(`effects.goes.${causeChange}`),
                  effect: t(`effects.goes.${effectSign}`),
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
