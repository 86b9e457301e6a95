// The run for what is set now: a quick one at once, a fuller one when nothing has changed for a moment. Only the last question counts.
import { useEffect, useRef, useState } from 'react';
import type { Bindings } from '../../../app/scenario-bindings.ts';
import type { Question } from './model.ts';
import type { Said, Told } from './worker.ts';

/** Draws while something moves, and at rest: at rest as many as `tosite simulate` takes, so that the numbers are the same. */
const QUICK = 1_000;
const FULL = 10_000;
/** How long nothing must change before the fuller run, milliseconds. */
const REST = 350;

export type Asked = Omit<Question, 'draws' | 'seed'>;

const SEED = '1';

/** What the worker last said; null until it has. */
export function useRun(bindings: Bindings, asked: Asked): Said | null {
  const [said, setSaid] = useState<Said | null>(null);
  const desk = useRef<Desk | null>(null);
  useEffect(() => {
    // What was said last stays where a setting makes a month impossible.
    const own = openDesk(bindings, (next) =>
      setSaid((before) => ({ ...next, answer: next.answer ?? before?.answer ?? null })),
    );
    desk.current = own;
    return () => own.close();
  }, [bindings]);
  const { set, other, until, output } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new bindings are a new desk, which is asked anew
  useEffect(() => {
    const question = { set, other, until, output, seed: SEED };
    desk.current?.ask({ ...question, draws: QUICK });
    const timer = setTimeout(() => desk.current?.ask({ ...question, draws: FULL }), REST);
    return () => clearTimeout(timer);
  }, [bindings, set, other, until, output]);
  return said;
}

type Desk = { readonly ask: (question: Question) => void; readonly close: () => void };

/** A worker that is asked one thing at a time; of what is asked meanwhile the last is kept. */
function openDesk(bindings: Bindings, tell: (said: Said) => void): Desk {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const send = (told: Told) => worker.postMessage(told);
  let [count, isBusy]: [number, boolean] = [0, false];
  let waiting: Question | null = null;
  const ask = (question: Question) => {
    if (isBusy) {
      waiting = question;
      return;
    }
    isBusy = true;
    count += 1;
    send({ kind: 'ask', id: count, question });
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    isBusy = data.id === 0 ? isBusy : false;
    tell(data);
    const next = waiting;
    waiting = null;
    if (next && data.id !== 0) ask(next);
  });
  send({ kind: 'open', bindings });
  return { ask, close: () => worker.terminate() };
}
