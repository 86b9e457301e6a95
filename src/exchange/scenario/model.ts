// A scenario: a stock-and-flow model as a YAML file. Enters: the text of a file. Leaves: what it says, with the line of each part,
// or a UserError with file, line and remedy. Whether names and units go together is the matter of check.ts. Pure.
import { z } from 'zod';
import { type Diagnostic, UserError } from '../../base/diagnostic.ts';
import { FLOW_FRAMES } from '../../ledger/model.ts';
import { Basis, Outcome, PartyId } from '../../reading/claim.ts';
import { SHAPES } from '../choices.ts';
import { openYaml } from '../yaml-file.ts';

const Name = z.string().regex(/^\p{L}[\p{L}\d_]*$/u, 'names are letters, digits and _');
const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month is written 2024-03');
const Formula = z.union([z.string().min(1), z.number()]);
const amount = z.number().min(0).max(1e18);

/** What of the ledger a number stands on: series by giver, receiver, frame, items, basis, outcome and unit. */
const LedgerBinding = z.strictObject({
  from: PartyId.nullable().describe('Who gives; null where all givers are meant'),
  to: PartyId.nullable().default(null),
  frame: z.enum(FLOW_FRAMES),
  items: z.array(z.string().min(1)).min(1).describe('Codes of data/items.tsv or data/variables.tsv'),
  basis: z.array(Basis).min(1).optional(),
  outcome: Outcome.nullable().default(null),
  kind: z
    .array(z.enum(['actual', 'planned', 'hypothetical']))
    .min(1)
    .default(['actual']),
  unit: z.string().optional().describe("The ledger's own unit, where the parameter is measured in another name"),
});

const Day = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a day, month or year');
const Labels = z
  .array(z.string().min(1))
  .default([])
  .describe('Ids of imported rows that the source is, as the file has them: an explanation leads to them');

const Spread = z.strictObject({
  low: amount,
  high: amount,
  shape: z.enum(SHAPES).default('pert'),
});

const Parameter = z
  .strictObject({
    what: z.string().min(1),
    unit: z.string(),
    value: amount.optional(),
    low: amount.optional(),
    high: amount.optional(),
    shape: z.enum(SHAPES).default('pert').describe('What stands for an interval'),
    ledger: LedgerBinding.optional(),
    indicator: z
      .string()
      .optional()
      .describe('An indicator of data/indicators: the row of each origin that covers most days, each as likely'),
    price: z
      .string()
      .optional()
      .describe(
        'An item of data/items.tsv: what one of it costs by the price book, in US dollars, each price as likely',
      ),
    tail: z
      .number()
      .gt(1)
      .max(100)
      .default(1.5)
      .describe('An open end above: 95 % lie below this many times the bound'),
    else: Spread.optional().describe('Taken where the ledger knows nothing by the day asked for; it is an assumption'),
    source: z.string().min(1).optional(),
    known: Day.optional().describe('When the source said it: a run as known before that takes "else"'),
    evidence: Labels,
    assumption: z.string().min(1).optional().describe('Why this number, where nothing stands behind it'),
  })
  .refine(
    ({ value, low, high, ledger, indicator, price }) =>
      [
        value !== undefined,
        low !== undefined || high !== undefined,
        ledger !== undefined,
        indicator !== undefined,
        price !== undefined,
      ].filter(Boolean).length === 1,
    { message: 'give one of: value; low and high; ledger; indicator; price' },
  )
  .refine(({ low, high }) => (low === undefined) === (high === undefined) && (low ?? 0) <= (high ?? 0), {
    message: 'low and high stand together, the lower first',
  })
  .refine(
    ({ source, assumption, ledger, indicator, price }) =>
      [source, assumption, ledger, indicator, price].some((one) => one !== undefined),
    { message: 'say where it is from ("source") or that it is an "assumption", and why' },
  )
  .refine(({ else: other, assumption }) => other === undefined || assumption !== undefined, {
    message: '"else" is an assumption: say why under "assumption"',
  });

const Stock = z.strictObject({ what: z.string().min(1), unit: z.string(), start: Formula });
const Flow = z.strictObject({
  what: z.string().min(1),
  from: Name.nullable().describe('The stock that it leaves; null: from outside the model'),
  to: Name.nullable().describe('The stock that it enters; null: out of the model'),
  rate: Formula.describe('A month'),
});
const Variable = z.strictObject({ what: z.string().min(1), unit: z.string(), formula: Formula });
const Policy = z.strictObject({
  what: z.string().min(1),
  from: Month,
  until: Month.optional().describe('Its last month'),
  set: z.record(Name, Formula).describe('Parameters, and what they are meanwhile'),
  active: z.boolean().default(true),
  known: Day.optional().describe('When it became known: a run as known before that is without it'),
  source: z.string().min(1).optional(),
  evidence: Labels,
  assumption: z.string().min(1).optional(),
});
const Output = z.strictObject({
  what: z.string().min(1),
  of: Name.describe('A stock, a flow or a variable'),
  sum: z.boolean().default(false).describe('Of a flow: all since the beginning'),
  told: LedgerBinding.optional().describe('What origins say of it: a back-test is held against that'),
});

export const ScenarioFile = z
  .strictObject({
    title: z.string().min(1).max(100),
    asks: z.string().min(1),
    start: Month,
    until: Month,
    parameters: z.record(Name, Parameter),
    stocks: z.record(Name, Stock),
    flows: z.record(Name, Flow),
    variables: z.record(Name, Variable).default({}),
    policies: z.record(Name, Policy).default({}),
    outputs: z.record(Name, Output),
    note: z.string().optional(),
  })
  .describe('A scenario of Tosite: stocks, flows, parameters with their evidence, policies with dates, outputs');

export type ScenarioFile = z.infer<typeof ScenarioFile>;
export type Parameter = z.infer<typeof Parameter>;
export type LedgerBinding = z.infer<typeof LedgerBinding>;
export type Written = z.infer<typeof Formula>;

/** What the file says, and where each part of it stands. */
export type Placed = {
  readonly file: string;
  readonly text: string;
  readonly said: ScenarioFile;
  /** Line of a part, from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

export type FaultCode = 'T3401' | 'T3402' | 'T3403' | 'T3404' | 'T3405' | 'T3406' | 'T3407';

/** An error at a part of a file. */
export const faultAt = (
  { file, lineOf }: Pick<Placed, 'file' | 'lineOf'>,
  path: readonly PropertyKey[],
  fault: { readonly code: FaultCode; readonly message: string; readonly hint: string },
): UserError => {
  const diagnostic: Diagnostic = { ...fault, severity: 'error', at: { file, line: lineOf(path) } };
  return new UserError(diagnostic);
};

const HINT = 'docs/reference/exchange-scenario.md shows every field with an example.';

/** Reads the file of a scenario. Throws UserError T3401 where it does not fit. */
export function parseScenario(text: string, file: string): Placed {
  const { value, lineOf, broken } = openYaml(text);
  if (broken)
    throw faultAt({ file, lineOf: () => broken.line }, [], {
      code: 'T3401',
      message: `The file is not YAML: ${broken.what}.`,
      hint: 'Mend the line that is named.',
    });
  const parsed = ScenarioFile.safeParse(value);
  if (parsed.success) return { file, text, said: parsed.data, lineOf };
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw faultAt({ file, lineOf }, path, {
    code: 'T3401',
    message: `${path.length === 0 ? 'The file' : `"${path.join('.')}"`} does not fit: ${issue?.message ?? 'unknown'}.`,
    hint: HINT,
  });
}
