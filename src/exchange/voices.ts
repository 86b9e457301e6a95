// Whose numbers count as voices of their own where several are pooled alike. Enters: numbers with who says them. Leaves: groups, each
// one voice, and who has none, with the reason. Holds: a body has one voice; what another feeds, or what rests on another's count,
// has none where that other speaks; numbers that are computed from one figure share a voice; whoever names no source has one only
// where nobody else does. Pure.
import { hasKnownChain } from '../ledger/independence.ts';
import { knownOrigins, type Origins } from '../ledger/origins.ts';

/** Who says a number: the origin as the ledger names it, the body it speaks for; its figure, and the one that it is computed from. */
export type Speaker = {
  readonly id: string;
  readonly origin: string;
  readonly body: string;
  readonly derivedFrom: string | null;
};

/** What is known of who feeds whom. */
export type Feeds = Pick<Origins, 'resolve' | 'declared'>;

export type Voices<T> = {
  readonly groups: readonly (readonly T[])[];
  readonly silent: readonly { readonly body: string; readonly why: string }[];
};

/** The voices among some numbers, in the order given; the later number of one body takes the place of the earlier. */
export function voicesOf<T>(
  all: readonly T[],
  speakerOf: (one: T) => Speaker,
  feeds: Feeds = knownOrigins(),
): Voices<T> {
  const last = new Map(all.map((one) => [speakerOf(one).body, one]));
  const bodies = [...last.keys()];
  const named = bodies.filter((body) => hasKnownChain(feeds.resolve(originOf(body))));
  const silent = bodies.flatMap((body) => {
    const why = named.length > 0 && !named.includes(body) ? 'names nobody' : fedWhy(body, bodies, feeds);
    return why === null ? [] : [{ body, why }];
  });
  const mute = new Set(silent.map(({ body }) => body));
  const speaking = [...last].filter(([body]) => !mute.has(body)).map(([, one]) => one);
  const groups = Map.groupBy(speaking, (one) => speakerOf(one).derivedFrom ?? speakerOf(one).id);
  return { groups: [...groups.values()], silent };

  function originOf(body: string): string {
    const one = last.get(body);
    return one === undefined ? body : speakerOf(one).origin;
  }
}

/** Which of those that speak feeds a body, or has counted for it; null where none does. */
function fedWhy(body: string, bodies: readonly string[], { declared }: Feeds): string | null {
  const { fedBy = [], evidenceOf = [] } = declared?.(body) ?? {};
  const feeders = bodies.filter((other) => other !== body && fedBy.includes(other));
  if (feeders.length > 0) return `is fed by ${feeders.join(' and ')}`;
  const counters = bodies.filter((other) => other !== body && evidenceOf.includes(other));
  return counters.length > 0 ? `rests on the count of ${counters.join(' and ')}` : null;
}
