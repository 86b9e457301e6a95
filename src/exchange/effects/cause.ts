// What an effect hangs on. Stated: the variable that the claim's cause names, of the party whose variable it is in that document.
// Not stated: the flow that the same sentence tells of before it, else the exchange that the document is about; both are implied.
// Pure.
import { scopeKey } from '../../ledger/strand.ts';
import type { CauseKnown, EffectDocument, Node, Variables } from './effect-input.ts';

type Told = EffectDocument['claims'][number];

export type Cause = { readonly node: Node; readonly known: CauseKnown };

/** Whose a variable is: a party's, a place's, or nobody's that is known. */
type Owner = { readonly party: string | null; readonly place: string | null };

/** The variable that an effect changes: of its party, or of its place where the text does not name the party. */
export function targetOf({ item, to, where }: Told, variables: Variables): Node | null {
  if (item === null) return null;
  const isOfPlace = where !== null && to?.known !== 'stated';
  return variableNode(
    item.code,
    { party: isOfPlace ? null : (to?.id ?? null), place: isOfPlace ? where.name : null },
    variables,
  );
}

function variableNode(text: string, { party, place }: Owner, variables: Variables): Node {
  const code = variables.codeOf(text);
  const of = party !== null ? `${party}:` : place !== null ? `@${place}:` : '';
  return code === null
    ? { id: `${of}"${text}"`, kind: 'other', party, place, variable: text, label: text }
    : { id: `${of}${code}`, kind: 'variable', party, place, variable: code, label: variables.labelOf(code) };
}

/** What an effect hangs on; null where its cause is not stated and the document is about no exchange. */
export function causeOf(effect: Told, document: EffectDocument, variables: Variables): Cause | null {
  const variable = effect.cause?.variable ?? null;
  if (variable !== null) return { node: stated(variable, effect, document, variables), known: 'stated' };
  const flow = flowBefore(effect, document) ?? exchangeOf(document);
  return flow === null ? null : { node: flow, known: 'implied' };
}

/** The variable of a cause: as the last effect on it before this one has it, else of whoever brings this effect about. */
function stated(variable: string, effect: Told, document: EffectDocument, variables: Variables): Node {
  const code = variables.codeOf(variable);
  const before = document.claims.findLast(
    (other) =>
      other.frame === 'effect' &&
      other.quote.start < effect.quote.start &&
      other.item !== null &&
      variables.codeOf(other.item.code) === code,
  );
  const same = before ? targetOf(before, variables) : null;
  return same ?? variableNode(variable, { party: effect.from?.id ?? null, place: null }, variables);
}

const isGiving = ({ frame, from, to }: Told): boolean =>
  (frame === 'transfer' || frame === 'deployment') && from !== null && to !== null && from.id !== to.id;

/** The last thing given before the effect in its own sentence. */
function flowBefore(effect: Told, { claims, text }: EffectDocument): Node | null {
  const given = claims.findLast(
    (claim) =>
      isGiving(claim) &&
      claim.quote.start < effect.quote.start &&
      !endsSentence(text.slice(Math.min(claim.quote.end, effect.quote.start), effect.quote.start)),
  );
  if (!given?.from || !given.to) return null;
  const [from, to] = [given.from.id, given.to.id];
  return { id: `flow:${from}-${to}`, kind: 'flow', from, to };
}

/** A full stop with white space after it that is no abbreviation of one letter or a number, or an empty line. */
const endsSentence = (between: string): boolean => /\n\s*\n|(?<!(?:^|\s)\p{L})(?<!\d)[.!?…]["”»’)]*\s/u.test(between);

/** The two parties that most of what is given in the document goes between; of as many the first told. */
function exchangeOf({ claims }: EffectDocument): Node | null {
  const pairs = Map.groupBy(claims.filter(isGiving), ({ from, to }) =>
    scopeKey({ from: from?.id ?? null, to: to?.id ?? null }),
  );
  const [most] = [...pairs.values()].sort((a, b) => b.length - a.length);
  const first = most?.[0];
  if (!first?.from || !first.to) return null;
  const [a = '', b = ''] = [first.from.id, first.to.id].sort();
  return { id: `exchange:${a}-${b}`, kind: 'exchange', a, b };
}
