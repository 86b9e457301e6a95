// The language of formulas: + - * /, brackets, numbers (with a unit in square brackets: 12[month/year]), names of inputs,
// min(a, b), max(a, b), and months(input), the months that an input's number covers. Enters: text. Leaves: a tree with the place of each part, or what is
// wrong and where. Pure.
import { NO_UNIT, parseUnit, type Unit } from './units.ts';

export type Formula =
  | { readonly kind: 'number'; readonly value: string; readonly unit: Unit; readonly at: number }
  | { readonly kind: 'input'; readonly name: string; readonly at: number }
  | { readonly kind: 'months'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Formula;
      readonly right: Formula;
      readonly at: number;
    };
export type Operator = '+' | '-' | '*' | '/' | 'min' | 'max';

/** What is wrong with a formula; `at` is the character, from 0. */
export class FormulaError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'FormulaError';
    this.at = at;
  }
}

type Token = { readonly text: string; readonly at: number };

const TOKEN = /\s*(\d+(?:\.\d+)?|\p{L}[\p{L}\d_]*|\[[^\]]*\]|[-+*/(),])/uy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  while (text.slice(end).trim() !== '') {
    TOKEN.lastIndex = end;
    const match = TOKEN.exec(text);
    const at = end + (text.slice(end).length - text.slice(end).trimStart().length);
    if (!match) throw new FormulaError(`"${text[at] ?? ''}" has no meaning in a formula`, at);
    tokens.push({ text: match[1] ?? '', at });
    end = TOKEN.lastIndex;
  }
  return tokens;
}

/** How deep brackets may stand: no formula for people needs more. */
const DEEPEST = 50;

/** Reads a formula. Throws FormulaError. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const peek = (): string | undefined => tokens[next]?.text;
  const place = (): number => tokens[next]?.at ?? text.length;

  const chain = (operators: readonly string[], part: () => Formula): Formula => {
    let left = part();
    for (let token = peek(); token !== undefined && operators.includes(token); token = peek()) {
      const at = place();
      next += 1;
      left = { kind: 'binary', operator: token as Operator, left, right: part(), at };
    }
    return left;
  };
  const sum = (): Formula => chain(['+', '-'], product);
  const product = (): Formula => chain(['*', '/'], operand);
  const bracketed = (): Formula => {
    depth += 1;
    if (depth > DEEPEST) throw new FormulaError(`brackets stand more than ${DEEPEST} deep`, place());
    next += 1;
    const inner = sum();
    if (peek() !== ')') throw new FormulaError('a bracket is not closed: ")" is missing', place());
    next += 1;
    depth -= 1;
    return inner;
  };
  const pair = (operator: 'min' | 'max', at: number): Formula => {
    const take = (mark: string): void => {
      if (peek() !== mark) throw new FormulaError(`${operator}() takes two: "${mark}" is missing`, place());
      next += 1;
    };
    depth += 1;
    if (depth > DEEPEST) throw new FormulaError(`brackets stand more than ${DEEPEST} deep`, place());
    take('(');
    const left = sum();
    take(',');
    const right = sum();
    take(')');
    depth -= 1;
    return { kind: 'binary', operator, left, right, at };
  };
  const number = (value: string, at: number): Formula => {
    next += 1;
    const bracket = peek();
    if (!bracket?.startsWith('[')) return { kind: 'number', value, unit: NO_UNIT, at };
    const unit = parseUnit(bracket.slice(1, -1));
    if (unit === null) throw new FormulaError(`"${bracket}" is no unit such as [month/year]`, place());
    next += 1;
    return { kind: 'number', value, unit, at };
  };
  const named = (name: string, at: number): Formula => {
    next += 1;
    if (peek() !== '(') return { kind: 'input', name, at };
    if (name === 'min' || name === 'max') return pair(name, at);
    if (name !== 'months')
      throw new FormulaError(`there is no function "${name}"; there are months(input), min(a, b) and max(a, b)`, at);
    const argument = bracketed();
    if (argument.kind !== 'input') throw new FormulaError('months() takes the name of one input', argument.at);
    return { kind: 'months', name: argument.name, at };
  };
  const operand = (): Formula => {
    const token = peek();
    const at = place();
    if (token === undefined) throw new FormulaError('the formula ends where a number or a name is needed', at);
    if (token === '(') return bracketed();
    if (/^\d/.test(token)) return number(token, at);
    if (/^\p{L}/u.test(token)) return named(token, at);
    throw new FormulaError(`"${token}" stands where a number or a name is needed`, at);
  };

  const formula = sum();
  if (next < tokens.length) throw new FormulaError(`"${peek()}" stands where an operator is needed`, place());
  return formula;
}
