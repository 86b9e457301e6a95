// What an effect changes, and what it hangs on. A stated cause is the variable that the claim names: of the party whose variable it is
// in that document, else of whoever the text says brings the effect about, else of the one who feels it; support that is given or
// received is what goes between the two of the exchange. Not stated: the room that the same breath has made before, the flow that
// the same sentence tells of before it, else the exchange that the document is about; these are implied. Pure.
import { scopeKey } from '../../ledger/strand.ts';
import type { CauseKnown, EffectDocument, Node, Variables } from './effect-input.ts';

type Told = EffectDocument['claims'][number];

/** A node, and whether it is drawn in the place of its opposite: then every sign turns round. */
export type Drawn = { readonly node: Node; readonly turned: boolean };
export type Cause = Drawn & {
  readonly known: CauseKnown;
  /** The text's own word for how the cause changes; null where it says nothing of it. */
  readonly change: '+' | '-' | null;
};

/** Whose a variable is: a party's, a place's, or nobody's that is known. */
type Owner = { readonly party: string | null; readonly place: string | null };

/** The variable that an effect changes: of its party, or of its place where the text does not name the party. */
export function targetOf(effect: Told, document: EffectDocument, variables: Variables): Drawn | null {
  const { item, to, where } = effect;
  if (item === null || variables.isPronoun(item.code)) return null;
  const isOfPlace = where !== null && to?.known !== 'stated';
  const party = isOfPlace ? null : (feltBy(effect, document) ?? to?.id ?? null);
  const owner = { party, place: isOfPlace ? where.name : null };
  return variableNode(item.code, owner, languageOf(item.code, effect, document), variables);
}

/** Who feels it in so many words, here or in the effect before in its sentence: "helps the North's army and eases …". */
function feltBy(effect: Told, document: EffectDocument): string | null {
  const told = [effect, effectBefore(effect, document)].find((one) => one?.to?.known === 'stated');
  return told?.to?.id ?? null;
}

/** Letters by which a word of the text is known in another form. */
const STEM = 4;

/** The language of words without a code: the text's where they are its own, else English, in which a reader has its phrases. */
function languageOf(words: string, { quote, item }: Told, { language }: EffectDocument): string | null {
  const said = `${quote.exact} ${item?.text ?? ''}`.toLowerCase();
  return said.includes(words.toLowerCase().slice(0, STEM)) ? language : 'en';
}

function variableNode(text: string, { party, place }: Owner, language: string | null, variables: Variables): Drawn {
  const own = variables.codeOf(text);
  const of = party !== null ? `${party}:` : place !== null ? `@${place}:` : '';
  if (own === null) {
    const node: Node = { id: `${of}"${text}"`, kind: 'other', party, place, variable: text, label: text, language };
    return { node, turned: false };
  }
  const opposite = variables.oppositeOf(own);
  const code = opposite ?? own;
  const label = variables.labelOf(code);
  return {
    node: { id: `${of}${code}`, kind: 'variable', party, place, variable: code, label, language: null },
    turned: opposite !== null,
  };
}

/** What an effect hangs on; null where its cause is not stated and the document is about no exchange. */
export function causeOf(effect: Told, document: EffectDocument, variables: Variables): Cause | null {
  const { variable = null, change = null } = effect.cause ?? {};
  if (variable !== null) {
    const given = supportNode(variable, effect, document);
    if (given) return { node: given, turned: false, known: 'stated', change };
    return { ...statedNode(variable, effect, document, variables), known: 'stated', change };
  }
  const room = roomBefore(effect, document, variables);
  if (room) return { node: room, turned: false, known: 'implied', change: '+' };
  const node = flowBefore(effect, document) ?? exchangeOf(document);
  return node === null ? null : { node, turned: false, known: 'implied', change: null };
}

/** The variable of a cause: as the last effect on it before this one has it, else of who brings it about or feels it. */
function statedNode(variable: string, effect: Told, document: EffectDocument, variables: Variables): Drawn {
  const code = variables.codeOf(variable);
  const before = document.claims.findLast(
    (other) =>
      other.frame === 'effect' &&
      other.quote.start < effect.quote.start &&
      other.item !== null &&
      variables.codeOf(other.item.code) === code,
  );
  const same = before ? targetOf(before, document, variables) : null;
  if (same) return same;
  const { from, to } = effect;
  const isBrought = from?.known === 'stated' && !(code !== null && variables.isFelt(code));
  const party = isBrought ? from.id : (feltBy(effect, document) ?? to?.id ?? from?.id ?? null);
  return variableNode(variable, { party, place: null }, languageOf(variable, effect, document), variables);
}

/** What the one who feels the effect gives the other of the exchange, or gets from it; null for other variables. */
function supportNode(variable: string, { to }: Told, document: EffectDocument): Node | null {
  const isGiven = variable === 'support.given';
  if (to === null || !(isGiven || variable === 'support.received')) return null;
  const exchange = exchangeOf(document, to.id);
  if (exchange === null) return null;
  const other = exchange.a === to.id ? exchange.b : exchange.a;
  const [from, receiver] = isGiven ? [to.id, other] : [other, to.id];
  return { id: `flow:${from}-${receiver}`, kind: 'flow', from, to: receiver };
}

/**
 * "It eases acting under sanctions and makes it possible to modernise": what one breath says of one cause first makes room (a
 * burden is eased), and what it says next is done in that room. Null where the effect before is none of that.
 */
function roomBefore(effect: Told, document: EffectDocument, variables: Variables): Node | null {
  const before = effectBefore(effect, document);
  if (before?.sign !== '-' || before.cause?.text !== effect.cause?.text || effect.sign !== '+') return null;
  const target = targetOf(before, document, variables);
  return target?.turned ? target.node : null;
}

/** The effect right before it in its own sentence. */
function effectBefore({ quote }: Told, { claims, text }: EffectDocument): Told | undefined {
  const before = claims.findLast((other) => other.frame === 'effect' && other.quote.start < quote.start);
  return before && isOneSentence(text, before, quote.start) ? before : undefined;
}

const isOneSentence = (text: string, { quote }: Told, until: number): boolean =>
  !endsSentence(text.slice(Math.min(quote.end, until), until));

const isGiving = ({ frame, from, to }: Told): boolean =>
  (frame === 'transfer' || frame === 'deployment') && from !== null && to !== null && from.id !== to.id;

/** The last thing given before the effect in its own sentence. */
function flowBefore(effect: Told, { claims, text }: EffectDocument): Node | null {
  const given = claims.findLast(
    (claim) =>
      isGiving(claim) && claim.quote.start < effect.quote.start && isOneSentence(text, claim, effect.quote.start),
  );
  if (!given?.from || !given.to) return null;
  const [from, to] = [given.from.id, given.to.id];
  return { id: `flow:${from}-${to}`, kind: 'flow', from, to };
}

/** A full stop with white space after it that is no abbreviation of one letter or a number, or an empty line. */
const endsSentence = (between: string): boolean => /\n\s*\n|(?<!(?:^|\s)\p{L})(?<!\d)[.!?…]["”»’)]*\s/u.test(between);

/** The two parties that most of what is given in the document goes between, `of` being one of them; of as many the first told. */
function exchangeOf({ claims }: EffectDocument, of?: string): (Node & { readonly kind: 'exchange' }) | null {
  const given = claims.filter(
    (claim) => isGiving(claim) && (of === undefined || claim.from?.id === of || claim.to?.id === of),
  );
  const pairs = Map.groupBy(given, ({ from, to }) => scopeKey({ from: from?.id ?? null, to: to?.id ?? null }));
  const [most] = [...pairs.values()].sort((a, b) => b.length - a.length);
  const first = most?.[0];
  if (!first?.from || !first.to) return null;
  const [a = '', b = ''] = [first.from.id, first.to.id].sort();
  return { id: `exchange:${a}-${b}`, kind: 'exchange', a, b };
}
