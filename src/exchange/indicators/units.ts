// Units of formulas: products and quotients of names ("shell/container", "money/year"), so that a formula that divides shells by
// years cannot call its result a share. "ratio", "percent" and "1" have no dimension. Pure.

/** Exponents by name, none of them zero: {shell: 1, container: -1}. */
export type Unit = ReadonlyMap<string, number>;

export const NO_UNIT: Unit = new Map();

const PLAIN: ReadonlySet<string> = new Set(['ratio', 'percent', '1']);

/** The unit that a text such as "barrel", "money/year" or "shell/container" names; null where it is none. */
export function parseUnit(text: string): Unit | null {
  const parts = text.split(/([*/])/).map((part) => part.trim());
  let unit = NO_UNIT;
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i] ?? '';
    if (!/^(?:1|\p{L}[\p{L}-]*)$/u.test(name)) return null;
    const one: Unit = PLAIN.has(name) ? NO_UNIT : new Map([[name, 1]]);
    unit = i > 0 && parts[i - 1] === '/' ? divided(unit, one) : multiplied(unit, one);
  }
  return unit;
}

export const multiplied = (a: Unit, b: Unit): Unit => combined(a, b, 1);
export const divided = (a: Unit, b: Unit): Unit => combined(a, b, -1);

function combined(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const all = new Map(a);
  for (const [name, power] of b) {
    const sum = (all.get(name) ?? 0) + sign * power;
    if (sum === 0) all.delete(name);
    else all.set(name, sum);
  }
  return all;
}

export const sameUnit = (a: Unit, b: Unit): boolean =>
  a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

/** "shell/container"; "ratio" for none. */
export function unitText(unit: Unit): string {
  const spell = (sign: 1 | -1): readonly string[] =>
    [...unit]
      .filter(([, power]) => power * sign > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, power]) => Array.from({ length: Math.abs(power) }, () => name));
  const [over, under] = [spell(1), spell(-1)];
  if (over.length === 0 && under.length === 0) return 'ratio';
  return [over.length === 0 ? '1' : over.join('*'), ...under].join('/');
}
