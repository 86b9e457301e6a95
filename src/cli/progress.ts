// How far a long command is, drawn on one line of the error stream where a person looks at it, and nowhere else.
import { type Io, print } from './io.ts';
import { clip, printable } from './text.ts';

export type Progress = {
  /** Draws the line: so many of all are done, and this one is next. */
  readonly show: (done: number, next: string) => Promise<void>;
  /** Takes the line away, before anything else is printed. */
  readonly clear: () => Promise<void>;
};

const WIDTH = 20;

/** The progress over `total` things; a single one needs none. */
export function progressOf(io: Io, total: number): Progress {
  if (!io.progress || total < 2) return { show: async () => {}, clear: async () => {} };
  return {
    show: (done, next) => {
      const full = Math.min(WIDTH, Math.floor((done / total) * WIDTH));
      const bar = `${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}`;
      return print(io.stderr, `\r\u001b[K${clip(`${bar} ${done}/${total} ${printable(next)}`, io.columns - 1)}`);
    },
    clear: () => print(io.stderr, '\r\u001b[K'),
  };
}
