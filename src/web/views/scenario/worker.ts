// Runs a scenario beside the page, so that a slider moves freely. Takes the bindings once, then questions; answers each with its number.
// Only the comparison is kept between questions: while a slider moves it stays the same.
import type { Bindings } from '../../../app/scenario-bindings.ts';
import { UserError } from '../../../base/diagnostic.ts';
import { type Answer, answerBeside, type Kept, type Opened, openModel, type Question } from './model.ts';

export type Told =
  | { readonly kind: 'open'; readonly bindings: Bindings }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question };
export type Fault = { readonly code: string; readonly message: string; readonly hint: string };
export type Said = {
  readonly id: number;
  /** Time that the run took, milliseconds. */
  readonly took: number;
  readonly draws: number;
  readonly answer: Answer | null;
  readonly fault: Fault | null;
};

let opened: Opened | null = null;
let kept: Kept | null = null;

const faultOf = (error: unknown): Fault => {
  if (error instanceof UserError) return error.diagnostic;
  return { code: '', message: error instanceof Error ? error.message : String(error), hint: '' };
};

function said({ id, question }: Extract<Told, { kind: 'ask' }>): Said {
  const since = performance.now();
  const rest = { id, draws: question.draws };
  try {
    if (opened === null) throw new Error('no model is open');
    const [answer, next] = answerBeside(opened, question, kept);
    kept = next;
    return { ...rest, took: performance.now() - since, answer, fault: null };
  } catch (error) {
    return { ...rest, took: performance.now() - since, answer: null, fault: faultOf(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if (data.kind === 'ask') postMessage(said(data));
  else {
    kept = null;
    try {
      opened = openModel(data.bindings);
    } catch (error) {
      opened = null;
      postMessage({ id: 0, took: 0, draws: 0, answer: null, fault: faultOf(error) } satisfies Said);
    }
  }
});
