// Effect claims → signed links between variables, and the loops that they close. Enters: documents with their effects and with what
// they say was given. Leaves: nodes, links, loops, all in a stable order. Holds: a link's sign is the cause's change times the
// effect's sign; every link has its claims; a denial makes no link, it contests one; the order of the documents does not matter.
// Pure.
import { causeOf, targetOf } from './cause.ts';
import type { CauseKnown, EffectDocument, Effects, Link, Node, Sign, Variables, Witness } from './effect-input.ts';
import { loopsOf } from './loops.ts';

type Told = EffectDocument['claims'][number];
type Drawn = {
  readonly from: Node;
  readonly to: Node;
  readonly sign: Sign;
  readonly known: CauseKnown;
  readonly witness: Witness;
};
type Loose = Effects['loose'][number];

/** The causal diagram of some documents. */
export function effectsOf(documents: readonly EffectDocument[], variables: Variables): Effects {
  const drawn = documents.flatMap((document) =>
    document.claims.filter(({ frame }) => frame === 'effect').map((claim) => draw(claim, document, variables)),
  );
  const kept = drawn.filter((one): one is Drawn => 'witness' in one);
  const pairs = Map.groupBy(kept, ({ from, to }) => `${from.id}~${to.id}`);
  const loose = [...drawn.filter((one): one is Loose => 'why' in one), ...[...pairs.values()].flatMap(onlyDenied)].sort(
    (a, b) => compareText(a.claim, b.claim),
  );
  const links = [...pairs].flatMap(([key, both]) => linksOf(key, both)).sort((a, b) => compareText(a.id, b.id));
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]));
  const nodes = new Map(kept.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node]));
  const { loops, more } = loopsOf(links);
  return {
    nodes: [...nodes.values()].filter(({ id }) => ends.has(id)).sort((a, b) => compareText(a.id, b.id)),
    links,
    loops,
    moreLoops: more,
    loose,
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function draw(claim: Told, document: EffectDocument, variables: Variables): Drawn | Loose {
  const { id, sign, modality, quote, origin, stated, statedBy } = claim;
  const target = targetOf(claim, document, variables);
  if (target === null) return { claim: id, why: 'it does not say what is affected' };
  if (!sign) return { claim: id, why: 'it does not say which way it goes' };
  const cause = causeOf(claim, document, variables);
  if (cause === null) return { claim: id, why: 'its cause is not stated, and the document is about no exchange' };
  if (target.node.id === cause.node.id) return { claim: id, why: 'its cause and what it affects are the same' };
  const effectSign = target.turned ? turned(sign) : sign;
  const causeChange = cause.turned ? turned(cause.change ?? '+') : (cause.change ?? '+');
  const witness: Witness = {
    claim: id,
    document: document.id,
    origin,
    stated,
    statedBy,
    modality,
    quote: quote.exact,
    causeText: claim.cause?.text ?? null,
    causeChange,
    changeAssumed: cause.change === null,
    effectSign,
  };
  return {
    from: cause.node,
    to: target.node,
    sign: causeChange === effectSign ? '+' : '-',
    known: cause.known,
    witness,
  };
}

const turned = (sign: Sign): Sign => (sign === '+' ? '-' : '+');

/** Denials of what nobody says: they contest nothing and draw nothing. */
const onlyDenied = (both: readonly Drawn[]): readonly Loose[] =>
  both
    .filter((one) => isDenied(one) && !both.some((other) => !isDenied(other) && other.sign === one.sign))
    .map(({ witness }) => ({ claim: witness.claim, why: 'it denies what nobody says here' }));

const isDenied = ({ witness }: Drawn): boolean => witness.modality === 'denied';

/** The links between two nodes: one for each sign that somebody says. */
function linksOf(key: string, both: readonly Drawn[]): readonly Link[] {
  const said = Map.groupBy(
    both.filter((one) => !isDenied(one)),
    ({ sign }) => sign,
  );
  return [...said].map(([sign, own]): Link => {
    const denied = both.filter((one) => isDenied(one) && one.sign === sign).map(({ witness }) => witness);
    const claims = own.map(({ witness }) => witness).sort((a, b) => compareText(a.claim, b.claim));
    const [first] = own;
    return {
      id: `effect:${key}:${sign}`,
      from: first?.from.id ?? '',
      to: first?.to.id ?? '',
      sign,
      known: own.some(({ known }) => known === 'stated') ? 'stated' : 'implied',
      contested: said.size > 1 || denied.length > 0,
      origins: [...new Set(claims.map(({ origin }) => origin))].sort(),
      modalities: [...new Set(claims.map(({ modality }) => modality))].sort(),
      claims,
      denied: denied.sort((a, b) => compareText(a.claim, b.claim)),
    };
  });
}
