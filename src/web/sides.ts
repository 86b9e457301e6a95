// Which of the two colours a party has: of a pair, the first by its id is side "a", the same on every page.
export type Side = 'a' | 'b';

/** The side of `party` in its pair with `other`. */
export const sideOf = (party: string | null, other: string | null): Side =>
  (party ?? '') <= (other ?? '~') ? 'a' : 'b';
