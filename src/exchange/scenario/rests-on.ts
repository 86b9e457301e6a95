// What an output of a scenario rests on: the parameters and policies that any of its numbers is computed from, through flows, stocks
// and variables. Enters: a checked model. Leaves: names, in the file's order. Pure.
import { type Model, namesIn } from './check.ts';

export type RestsOn = { readonly parameters: readonly string[]; readonly policies: readonly string[] };

/** The parameters and policies behind a stock, a flow or a variable. */
export function restsOn(model: Model, of: string): RestsOn {
  const seen = new Set<string>();
  const policies = new Set<string>();
  const formulas = new Map(model.computed.map(({ name, formula }) => [name, formula]));
  const stocks = new Map(model.stocks.map((stock) => [stock.name, stock]));
  const open = [of];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const formula = formulas.get(name);
    const stock = stocks.get(name);
    if (formula) open.push(...namesIn(formula));
    if (stock) open.push(...namesIn(stock.start), ...stock.gains, ...stock.loses);
    for (const policy of model.policies)
      for (const { parameter, formula: changed } of policy.set)
        if (parameter === name) {
          policies.add(policy.name);
          open.push(...namesIn(changed));
        }
  }
  return {
    parameters: model.parameters.filter((name) => seen.has(name)),
    policies: model.policies.map(({ name }) => name).filter((name) => policies.has(name)),
  };
}
