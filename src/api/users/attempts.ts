// How often somebody may try to log in. Failures are counted by name and address together, by address, and by name: after the free
// ones of each, the next try must wait, twice as long each time, at most a quarter of an hour.
const FREE = { pair: 5, address: 20, name: 50 } as const;
const LONGEST = 15 * 60_000;
/** Names and addresses that are remembered; the oldest go. */
const REMEMBERED = 10_000;

type Failures = { readonly count: number; readonly last: number };

export type Attempts = {
  /** Milliseconds until a try is taken; 0 now. */
  readonly wait: (name: string, address: string) => number;
  /** To be told before a password is checked: many checks at once then count as many. */
  readonly failed: (name: string, address: string) => void;
  /** Takes that back, and what the pair had before. */
  readonly succeeded: (name: string, address: string) => void;
};

/** Counts tries by a clock in milliseconds. */
export function attemptsBy(clock: () => number): Attempts {
  const kept = new Map<string, Failures>();
  const keys = (name: string, address: string) =>
    [
      [`pair ${address} ${name}`, FREE.pair],
      [`address ${address}`, FREE.address],
      [`name ${name}`, FREE.name],
    ] as const;
  const failures = (key: string): Failures => {
    const known = kept.get(key);
    return known && clock() - known.last < 2 * LONGEST ? known : { count: 0, last: 0 };
  };
  return {
    wait: (name, address) =>
      Math.max(
        ...keys(name, address).map(([key, free]) => {
          const { count, last } = failures(key);
          return count < free ? 0 : Math.max(0, last + Math.min(LONGEST, 1000 * 2 ** (count - free)) - clock());
        }),
      ),
    failed: (name, address) => {
      for (const [key] of keys(name, address)) {
        const { count } = failures(key);
        kept.delete(key);
        kept.set(key, { count: count + 1, last: clock() });
      }
      for (const old of [...kept.keys()].slice(0, -REMEMBERED)) kept.delete(old);
    },
    succeeded: (name, address) => {
      const [[pair], ...others] = keys(name, address);
      kept.delete(pair);
      for (const [key] of others) {
        const { count, last } = failures(key);
        if (count > 1) kept.set(key, { count: count - 1, last });
        else kept.delete(key);
      }
    },
  };
}
