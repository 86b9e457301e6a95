// Indicators: named formulas over what the ledger holds, one YAML file each. Enters: the text of a file. Leaves: the indicator with
// its formula read and its units checked, or a UserError with file, line and remedy. Pure.
import { isMap, type LineCounter } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../base/diagnostic.ts';
import { FLOW_FRAMES } from '../../ledger/model.ts';
import { Basis, Outcome, PartyId } from '../../reading/claim.ts';
import { openYaml } from '../yaml-file.ts';
import { type Formula, FormulaError, parseFormula } from './formula.ts';
import { divided, multiplied, NO_UNIT, parseUnit, sameUnit, type Unit, unitText } from './units.ts';

/** A party of the file: `a` and `b` are the two that are asked about. */
const PartyWord = z.union([z.enum(['a', 'b']), PartyId]);

const SeriesInput = z.strictObject({
  /** What it is, for people. */
  what: z.string().min(1),
  /** Null: all givers together. */
  from: PartyWord.nullable(),
  /** Null or left out: nobody receives it (statistics, casualties). */
  to: PartyWord.nullable().default(null),
  frame: z.enum(FLOW_FRAMES),
  /** Codes, or names of statistics; any of them, their kinds not. */
  items: z.array(z.string().min(1)).min(1),
  /** Any where left out. */
  basis: z.array(Basis).min(1).optional(),
  outcome: Outcome.nullable().default(null),
  kind: z
    .array(z.enum(['actual', 'planned', 'hypothetical']))
    .min(1)
    .default(['actual']),
  /** Figures that their own body has replaced count too. */
  replaced: z.boolean().default(false),
  unit: z.string(),
});
const CeilingInput = z.strictObject({
  what: z.string().min(1),
  /** A ceiling of data/measures.tsv, and which side of it. */
  ceiling: z.string().min(1),
  side: z.enum(['delivered', 'allowed']),
  unit: z.string(),
});

/** What makes a row. */
export const EACH = ['estimate', 'body', 'figure', 'year'] as const;

const IndicatorFile = z.strictObject({
  title: z.string().min(1).max(100),
  asks: z.string().min(1),
  /** The two parties `a` and `b` where none are named. */
  parties: z.tuple([PartyId, PartyId]),
  /** What makes a row: the estimates of the series, each body, each figure (of the first input), each year of a ceiling. */
  each: z.enum(EACH),
  unit: z.string(),
  inputs: z.record(z.string().regex(/^\p{L}[\p{L}\d_]*$/u), z.union([SeriesInput, CeilingInput])),
  formula: z.string().min(1),
  note: z.string().optional(),
});

export type SeriesInput = z.infer<typeof SeriesInput>;
export type CeilingInput = z.infer<typeof CeilingInput>;
type Named<T> = T & { readonly name: string; readonly dimension: Unit };
export type NamedSeries = Named<SeriesInput>;
export type NamedCeiling = Named<CeilingInput>;
export type Input = NamedSeries | NamedCeiling;

export type Indicator = Omit<z.infer<typeof IndicatorFile>, 'inputs' | 'formula'> & {
  readonly name: string;
  readonly inputs: readonly Input[];
  readonly formula: Formula;
  /** As it was written. */
  readonly written: string;
  readonly file: string;
};

export const isCeilingInput = (input: Input): input is NamedCeiling => 'ceiling' in input;
export const isSeriesInput = (input: Input): input is NamedSeries => !isCeilingInput(input);

type Code = 'T3301' | 'T3302' | 'T3303' | 'T3304';
type Place = { readonly line: number; readonly column?: number };

const fault = (code: Code, message: string, hint: string, at: Place & { readonly file: string }): UserError =>
  new UserError({
    code,
    severity: 'error',
    message,
    hint,
    at: { file: at.file, line: at.line, ...(at.column === undefined ? {} : { column: String(at.column) }) },
  });

/** Reads the file of an indicator; its name is the file's. Throws UserError T3301 to T3304. */
export function parseIndicator(text: string, file: string): Indicator {
  const { document, lines, value, lineOf: placeOf, broken } = openYaml(text);
  if (broken)
    throw fault('T3301', `The file is not YAML: ${broken.what}.`, 'Mend the line that is named.', {
      file,
      line: broken.line,
    });
  const parsed = IndicatorFile.safeParse(value);
  if (!parsed.success) {
    const [issue] = deepest(parsed.error.issues);
    const path = issue?.path ?? [];
    const where = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
    throw fault('T3301', `${where} does not fit: ${issue?.message ?? 'unknown'}.`, HINT, { file, line: placeOf(path) });
  }
  const { inputs: rawInputs, formula: written, ...rest } = parsed.data;
  const unitAt = (unit: string, path: readonly string[]): Unit => {
    const known = parseUnit(unit);
    if (known) return known;
    throw fault('T3304', `"${unit}" is no unit.`, 'Write names with * and / between, such as money/year or ratio.', {
      file,
      line: placeOf(path),
    });
  };
  const inputs = Object.entries(rawInputs).map(
    ([name, input]): Input => ({ ...input, name, dimension: unitAt(input.unit, ['inputs', name, 'unit']) }),
  );
  const at = (offset: number): Place & { readonly file: string } => ({
    file,
    line: placeOf(['formula']),
    column: formulaColumn(document.contents, lines, offset),
  });
  const formula = formulaOf(written, at);
  const wanted = unitAt(rest.unit, ['unit']);
  checkUses(formula, inputs, rest.each, at);
  const unit = unitOf(formula, inputs, at);
  if (!sameUnit(unit, wanted))
    throw fault(
      'T3304',
      `The formula gives ${unitText(unit)}, and the file says that it is ${rest.unit}.`,
      'Mend the formula, or the unit of the indicator or of an input.',
      at(0),
    );
  const name = (file.split(/[\\/]/).at(-1) ?? file).replace(/\.ya?ml$/, '');
  return { ...rest, name, inputs, formula, written, file };
}

const HINT = 'docs/reference/exchange-indicators.md shows every field with an example.';

/** Issues within a union: those of the alternative that the input comes nearest to. */
function deepest(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const [first] = issues;
  if (first?.code !== 'invalid_union' || first.errors.length === 0) return issues;
  const best = first.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return best.map((issue) => ({ ...issue, path: [...first.path, ...issue.path] }));
}

/** Column of a character of the formula, from 1. */
function formulaColumn(contents: unknown, lines: LineCounter, offset: number): number {
  const node: unknown = isMap(contents) ? contents.get('formula', true) : null;
  const start = node && typeof node === 'object' && 'range' in node ? (node.range as number[])[0] : undefined;
  const isQuoted = node && typeof node === 'object' && 'type' in node && String(node.type).startsWith('QUOTE');
  return start === undefined ? offset + 1 : lines.linePos(start).col + offset + (isQuoted ? 1 : 0);
}

type At = (offset: number) => Place & { readonly file: string };

function formulaOf(text: string, at: At): Formula {
  try {
    return parseFormula(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw fault(
      'T3302',
      `The formula cannot be read: ${error.message}.`,
      'Mend it at the column that is named.',
      at(error.at),
    );
  }
}

/** Every name of the formula is an input, and every input is in the formula. */
function checkUses(formula: Formula, inputs: readonly Input[], each: Indicator['each'], at: At): void {
  const used = new Set<string>();
  const look = (part: Formula): void => {
    if (part.kind === 'binary') {
      look(part.left);
      look(part.right);
    } else if (part.kind !== 'number') {
      const known = inputs.find(({ name }) => name === part.name);
      if (!known)
        throw fault(
          'T3303',
          `The formula has "${part.name}", and there is no such input.`,
          `Take one of ${inputs.map(({ name }) => name).join(', ')}, or add it under inputs.`,
          at(part.at),
        );
      if (part.kind === 'months' && (each === 'estimate' || each === 'year' || isCeilingInput(known)))
        throw fault(
          'T3303',
          `months(${part.name}) needs one figure with its window, and this indicator goes by ${each}.`,
          'Write "each: figure" or "each: body".',
          at(part.at),
        );
      used.add(part.name);
    }
  };
  look(formula);
  const idle = inputs.find(({ name }) => !used.has(name));
  if (idle) throw fault('T3303', `The input "${idle.name}" is not in the formula.`, 'Use it, or take it out.', at(0));
}

function unitOf(formula: Formula, inputs: readonly Input[], at: At): Unit {
  switch (formula.kind) {
    case 'number':
      return formula.unit;
    case 'months':
      return new Map([['month', 1]]);
    case 'input':
      return inputs.find(({ name }) => name === formula.name)?.dimension ?? NO_UNIT;
    case 'binary': {
      const [left, right] = [unitOf(formula.left, inputs, at), unitOf(formula.right, inputs, at)];
      if (formula.operator === '*') return multiplied(left, right);
      if (formula.operator === '/') return divided(left, right);
      if (sameUnit(left, right)) return left;
      throw fault(
        'T3304',
        `"${formula.operator}" stands between ${unitText(left)} and ${unitText(right)}, which do not add up.`,
        'Bring both to one unit, for example with a factor such as 12[month/year].',
        at(formula.at),
      );
    }
  }
}
