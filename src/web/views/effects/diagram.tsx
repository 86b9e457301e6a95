// The causal diagram as a picture. Every link is a link: it shows the claims behind it. What it draws is also said in the table.
import type { RefObject } from 'react';
import type { Link as Cause, Effects, Loop, Node } from '../../../exchange/effects/effect-input.ts';
import { Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { linkText, nodeText } from './data.ts';
import { type Box, type Curve, type Diagram, layOut, sidesOf } from './layout.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly effects: Effects;
  readonly chosen: Cause | null;
  readonly loop: Loop | null;
  readonly words: Words;
};

export function DiagramPicture({ chart, effects, chosen, loop, words }: Props) {
  const { place, width } = useWidth<HTMLDivElement>();
  // A node of one of the two sides stands under that side's name, and need not say it again.
  const sides: readonly (string | null)[] = sidesOf(effects.nodes);
  const isAtSide = (node: Node) => 'party' in node && node.party !== null && sides.includes(node.party);
  const diagram = layOut(effects, Math.max(width, 340), (node) => nodeText(node, words, isAtSide(node)));
  const names = new Map(effects.nodes.map((node) => [node.id, nodeText(node, words)]));
  const lit = new Set(loop ? loop.links : chosen ? [chosen.id] : []);
  const { t } = words;
  return (
    <nav
      className="causal"
      aria-label={t('effects.picture', { nodes: effects.nodes.length, links: effects.links.length })}
    >
      <div ref={place}>
        {width > 0 && (
          <svg
            ref={chart}
            viewBox={`0 -34 ${diagram.width} ${diagram.height + 34}`}
            width={diagram.width}
            height={diagram.height + 34}
          >
            <title>{t('effects.title')}</title>
            <Heads diagram={diagram} words={words} />
            <g className={lit.size > 0 ? 'curves some' : 'curves'}>
              {diagram.curves.map((curve) => (
                <Run key={curve.link.id} curve={curve} lit={lit.has(curve.link.id)} names={names} words={words} />
              ))}
            </g>
            {diagram.boxes.map((box) => (
              <NodeBox key={box.node.id} box={box} lit={lit.size === 0 || isLit(box, effects, lit)} />
            ))}
            <g className={lit.size > 0 ? 'signs some' : 'signs'}>
              {diagram.curves.map((curve) => (
                <Badge key={curve.link.id} curve={curve} lit={lit.has(curve.link.id)} />
              ))}
            </g>
          </svg>
        )}
      </div>
    </nav>
  );
}

const isLit = ({ node }: Box, { links }: Effects, lit: ReadonlySet<string>): boolean =>
  links.some(({ id, from, to }) => lit.has(id) && (from === node.id || to === node.id));

/** Whose variables stand on which side. */
function Heads({ diagram: { boxes, sides }, words }: { readonly diagram: Diagram; readonly words: Words }) {
  const column = (name: Box['column']) => boxes.find((box) => box.column === name);
  return (['a', 'b'] as const).map((name, i) => {
    const box = column(name);
    return (
      box && (
        <text key={name} className={`owner ${name}`} x={box.x + box.width / 2} y={-12} textAnchor="middle">
          {words.party(sides[i] ?? null)}
        </text>
      )
    );
  });
}

function NodeBox({
  box: { node, column, x, y, width, height, lines },
  lit,
}: {
  readonly box: Box;
  readonly lit: boolean;
}) {
  return (
    <g className={`node ${column} ${node.kind}${lit ? '' : ' dim'}`}>
      <rect x={x} y={y} width={width} height={height} rx={node.kind === 'flow' || node.kind === 'exchange' ? 18 : 5} />
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, which are never reordered
        <text key={i} x={x + width / 2} y={y + (height - lines.length * 17) / 2 + i * 17 + 13} textAnchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
}

type RunProps = {
  readonly curve: Curve;
  readonly lit: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly words: Words;
};

function Run({ curve: { link, path, head }, lit, names, words }: RunProps) {
  const about = linkText(link, names.get(link.from) ?? '', names.get(link.to) ?? '', words);
  const notes = [link.known === 'implied' && 'implied', link.contested && 'contested'].filter((one) => one !== false);
  const back = head.toRight ? -8 : 8;
  return (
    <Link
      to={withQuery({ link: link.id, loop: null })}
      keepScroll
      className={`run ${notes.join(' ')}${lit ? ' lit' : ''}`}
      aria-label={[about, ...notes.map((note) => words.t(`effects.${note}`))].join('; ')}
      aria-current={lit ? 'true' : undefined}
    >
      <path className="reach" d={path} />
      <path className="way" d={path} />
      <path className="head" d={`M${head.x} ${head.y}l${back} -4.5v9z`} />
    </Link>
  );
}

/** The sign in a ring: full for what is stated, broken for what is implied; a question beside what is contested. */
function Badge({ curve: { link, badge }, lit }: { readonly curve: Curve; readonly lit: boolean }) {
  return (
    <g className={`sign ${link.known}${link.contested ? ' contested' : ''}${lit ? ' lit' : ''}`}>
      <circle cx={badge.x} cy={badge.y} r="8.5" />
      <text x={badge.x} y={badge.y + 4.5} textAnchor="middle">
        {link.sign === '+' ? '+' : '−'}
      </text>
      {link.contested && (
        <text className="question" x={badge.x + 12} y={badge.y + 5}>
          ?
        </text>
      )}
    </g>
  );
}
