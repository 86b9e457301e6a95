// Derivations as trees of lines: what was concluded, from what, by which rule. Pure.
import { derivationOf } from '../app/explain.ts';
import type { Derivation } from '../ledger/model.ts';
import type { Claim } from '../reading/claim.ts';
import { type Ink, printable, wrap } from './text.ts';

/** The tree of a derivation, each line within the width. */
export function treeLines(node: Derivation, width: number, pen: Ink): readonly string[] {
  const lines = [...nodeLines(node, width, pen)];
  node.children.forEach((child, i) => {
    const last = i === node.children.length - 1;
    const below = treeLines(child, width - 3, pen);
    below.forEach((line, j) => {
      lines.push(`${j === 0 ? (last ? '└─ ' : '├─ ') : last ? '   ' : '│  '}${line}`);
    });
  });
  return lines;
}

function nodeLines({ label, detail, rule, source }: Derivation, width: number, pen: Ink): readonly string[] {
  const by = rule === undefined ? '' : ` [${rule}]`;
  const head = printable(label).replace(/\s+/gu, ' ');
  const text = printable(`${detail}${by}`).trim();
  const [first = '', ...rest] = wrap(`${head}${text === '' ? '' : `: ${text}`}`, Math.max(20, width));
  const url = source?.url ? [pen.soft(printable(source.url))] : [];
  return [first.startsWith(head) ? pen.bold(head) + first.slice(head.length) : first, ...rest, ...url];
}

/** How a claim's slots are known, indented under it. */
export const derivationLines = (claim: Claim, width: number, pen: Ink): readonly string[] =>
  treeLines(derivationOf(claim), Math.max(24, width - 4), pen).map((line) => `    ${pen.soft(line)}`);
