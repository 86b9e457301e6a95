// Circular reporting: names that lead to each other. Strongly connected parts of a graph of "relies on" (Tarjan, 1972).

export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Groups of two or more names each of which leads to all the others, each sorted, by their first name. */
export function circlesIn(graph: Graph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const circles: string[][] = [];
  const visit = (name: string): void => {
    order.set(name, order.size);
    lowest.set(name, order.get(name) ?? 0);
    stack.push(name);
    open.add(name);
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.has(next)) lowest.set(name, Math.min(lowest.get(name) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const part = stack.splice(stack.indexOf(name));
    for (const member of part) open.delete(member);
    if (part.length > 1) circles.push(part.sort());
  };
  for (const name of [...graph.keys()].sort()) if (!order.has(name)) visit(name);
  return circles.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
