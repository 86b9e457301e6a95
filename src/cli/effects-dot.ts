// The causal diagram in Graphviz' language. Pure.
import type { EffectsView } from '../app/effects.ts';
import type { Link } from '../exchange/effects/effect-input.ts';
import { nodeName } from './effects-text.ts';
import { printable } from './text.ts';

/** A directed graph: blue links go the same way, red ones opposite ways; dashed where the cause is implied, bold where contested. */
export function effectsDot({ nodes, links }: EffectsView): string {
  const boxes = nodes.map((node) => {
    const shape = node.kind === 'flow' || node.kind === 'exchange' ? 'box' : 'ellipse';
    return `  ${quoted(node.id)} [label=${quoted(nodeName(node))}, shape=${shape}];`;
  });
  const lines = ['digraph effects {', '  rankdir=LR;', ...boxes, ...links.map(edge), '}'];
  return `${lines.join('\n')}\n`;
}

function edge({ from, to, sign, known, contested }: Link): string {
  const style = [known === 'implied' ? 'dashed' : 'solid', ...(contested ? ['bold'] : [])].join(',');
  const label = `${sign === '+' ? '+' : '−'}${contested ? ' contested' : ''}`;
  const colour = sign === '+' ? '#1f4e9c' : '#b3261e';
  return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}, color=${quoted(colour)}, style=${quoted(style)}];`;
}

const quoted = (text: string): string =>
  `"${printable(text).replace(/\s+/gu, ' ').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
