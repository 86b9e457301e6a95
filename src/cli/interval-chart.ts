// An interval as a row of characters: a light line for all that the origins say, a heavy one for the best supported part,
// an arrow where an end is open. Each row has its own scale, from its lowest to its highest number, in logarithms.
// What enters: decimal texts. What leaves: text of exactly `width` columns. Pure; floats serve the drawing only.

export type ChartInterval = { readonly low: string | null; readonly high: string | null };

type Drawn = {
  readonly supported: readonly ChartInterval[];
  /** Lowest and highest number of any origin, and whether an origin leaves that end open. */
  readonly envelope: {
    readonly lowest: string | null;
    readonly highest: string | null;
    readonly openLow: boolean;
    readonly openHigh: boolean;
  };
};

/** The chart of one series; blank where there is no number. */
export function intervalChart({ supported, envelope }: Drawn, width: number): string {
  const numbers = [envelope.lowest, envelope.highest, ...supported.flatMap(({ low, high }) => [low, high])]
    .filter((value) => value !== null)
    .map(Number)
    .filter((value) => value > 0);
  if (numbers.length === 0) return ' '.repeat(width);
  const inner = width - 2;
  const scale = scaleOf(Math.min(...numbers), Math.max(...numbers), inner);
  const cells = Array.from({ length: inner }, () => '·');
  const fill = (low: string | null, high: string | null, mark: string): void => {
    const from = low === null ? 0 : scale(Number(low));
    const to = high === null ? inner - 1 : scale(Number(high));
    if (from === to && low !== null && high !== null) cells[from] = '●';
    else for (let i = from; i <= to; i++) cells[i] = mark;
  };
  fill(envelope.openLow ? null : envelope.lowest, envelope.openHigh ? null : envelope.highest, '─');
  for (const { low, high } of supported) fill(low, high, '━');
  const openLow = envelope.openLow || supported.some(({ low }) => low === null);
  const openHigh = envelope.openHigh || supported.some(({ high }) => high === null);
  return `${openLow ? '←' : ' '}${cells.join('')}${openHigh ? '→' : ' '}`;
}

function scaleOf(lowest: number, highest: number, cells: number): (value: number) => number {
  const low = Math.log(lowest);
  const span = Math.log(highest) - low;
  const last = cells - 1;
  if (span < 1e-9) return () => Math.floor(last / 2);
  return (value) => Math.max(0, Math.min(last, Math.round(((Math.log(Math.max(value, 1e-300)) - low) / span) * last)));
}
