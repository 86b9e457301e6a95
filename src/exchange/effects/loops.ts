// Loops of signed links: every way from a node along links back to it that passes no node twice. An even number of minus signs
// reinforces, an odd one balances. Enters: links. Leaves: loops, the shortest first, named R1, B1, … Pure.
import type { Link, Loop } from './effect-input.ts';

/** A longer chain of claims says nothing that anybody could check. */
const LONGEST = 8;
/** More are not listed; the diagram says that there are. */
const MOST = 100;

export type Loops = { readonly loops: readonly Loop[]; readonly more: boolean };

/** The loops of some links. Links of both signs between two nodes make loops of both kinds. */
export function loopsOf(links: readonly Link[]): Loops {
  const out = Map.groupBy(links, ({ from }) => from);
  const found: Link[][] = [];
  let more = false;
  const nodes = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
  const walk = (start: string, at: string, path: readonly Link[]): void => {
    for (const link of out.get(at) ?? []) {
      if (more) return;
      // Each loop is found once: from the first of its nodes.
      if (link.to < start || path.some(({ from }) => from === link.to && link.to !== start)) continue;
      const longer = [...path, link];
      if (link.to === start) {
        if (found.length === MOST) more = true;
        else found.push(longer);
      } else if (longer.length < LONGEST) walk(start, link.to, longer);
    }
  };
  for (const start of nodes) walk(start, start, []);
  return { loops: named(found), more };
}

function named(found: readonly (readonly Link[])[]): readonly Loop[] {
  const counts = { reinforcing: 0, balancing: 0 };
  const text = (path: readonly Link[]): string => path.map(({ id }) => id).join(' ');
  return found
    .toSorted((a, b) => a.length - b.length || (text(a) < text(b) ? -1 : 1))
    .map((path): Loop => {
      const kind = path.filter(({ sign }) => sign === '-').length % 2 === 0 ? 'reinforcing' : 'balancing';
      counts[kind] += 1;
      return {
        name: `${kind === 'reinforcing' ? 'R' : 'B'}${counts[kind]}`,
        kind,
        links: path.map(({ id }) => id),
        nodes: path.map(({ from }) => from),
        contested: path.some(({ contested }) => contested),
      };
    });
}
