// What a claim's number is of: a total, a part within a window or in one go, what is there at one time, what there is room or
// means for. What enters: a draft where it stands, its date and modality decided. What leaves: its classes, and what is told of
// it. Rates and shares stay as they are read: words beside the number say them.
import type { Basis } from '../../claim.ts';
import type { QuantityMention } from '../../mentions/mention.ts';
import { childrenOf, lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell } from '../sheet.ts';
import type { Classed } from './classes.ts';
import { type Standing, tenseOf } from './standing.ts';

const CLASSES: readonly string[] = ['total', 'increment', 'stock', 'capacity'] satisfies readonly Basis[];

/** What a number is of, by class; nothing is chosen of a rate or a share, nor where there is no number. */
export const BASIS: Classed<Basis> = {
  classes: CLASSES,
  own: ({ draft: { quantity } }) => (quantity && CLASSES.includes(quantity.basis) ? quantity.basis : null),
  as: (_, name) => name as Basis,
  tell: tellFacts,
};

const ANY = kindOf('any')('');
const own = kindOf('own');
const read = kindOf('read');
const rule = kindOf('rule');
const sense = kindOf('sense');
const form = kindOf('form');
const lemma = kindOf('lemma');
const tense = kindOf('tense');
const dated = kindOf('when');
const datedOwn = kindOf('when:own');
const put = kindOf('put');
const putOwn = kindOf('put:own');
const unit = kindOf('unit');
const unitSense = kindOf('unit:sense');
const item = kindOf('item');
const klass = kindOf('class');
const shared = kindOf('shared');
const hedge = kindOf('hedge');
const size = kindOf('size');
const sizes = stepsOf(1, 12, 99, 999, 9999, 99_999, 999_999);
const before = kindOf('before');
const senseDated = kindOf('sense:when');
const sensePut = kindOf('sense:put');
const tenseDated = kindOf('tense:when');
const lengthened = kindOf('source');

function tellFacts(found: Sheet, s: Standing): void {
  const { draft, main, view, previous } = s;
  const { quantity, frame } = draft;
  if (quantity === null) return;
  const ruled = quantity.basis;
  const when = shapeOf(draft.when?.edtf ?? null);
  const kind = quantity.unit !== 'count' && /^[A-Z]{3}$/u.test(quantity.unit) ? 'money' : quantity.unit;
  const number = view.mentions.quantities.find((q) => q.start === quantity.start) ?? null;
  tell(found, ANY);
  tell(found, own(ruled));
  tell(found, read(number?.basis ?? 'none', ruled));
  tell(found, rule(draft.rule, ruled));
  tell(found, sense(main?.sense ?? ''));
  tell(found, form(main?.form ?? 'none', main?.voice ?? ''));
  tell(found, lemma(lemmaOf(view.tree, main?.trigger ?? s.at)));
  tell(found, tense(tenseOf(s)));
  tell(found, dated(when));
  tell(found, datedOwn(when, ruled));
  tell(found, put(draft.modality));
  tell(found, putOwn(draft.modality, ruled));
  tell(found, unit(kind));
  tell(found, unitSense(kind, main?.sense ?? ''));
  tell(found, item(draft.item?.code ?? ''));
  tell(found, klass(draft.item?.code.split('.')[0] ?? '', draft.item?.code ? kind : ''));
  tell(found, shared(quantity.shared === true));
  tell(found, hedge(quantity.approx, quantity.low === null, quantity.high === null));
  tell(found, size(sizes(Number(quantity.low ?? quantity.high ?? 0)), kind));
  if (number) tellAround(found, view.tree, number);
  const last = previous?.draft.quantity;
  if (previous && last) tell(found, before(previous.here, last.basis, previous.draft.frame === frame));
  else tell(found, before(previous ? 'other' : 'none'));
  tell(found, senseDated(main?.sense ?? '', when));
  tell(found, sensePut(main?.sense ?? '', draft.modality));
  tell(found, tenseDated(tenseOf(s), when));
  tell(found, lengthened(draft.source?.chain[0]?.kind ?? 'none'));
  tellQuoted(found, s);
}

/** How a date bounds a window: open before or after it, a span, or its precision. */
function shapeOf(edtf: string | null): string {
  if (edtf === null) return 'none';
  if (edtf.startsWith('..')) return 'until';
  if (edtf.endsWith('..')) return 'since';
  return edtf.includes('/') ? 'span' : String(edtf.replace(/[?~%]/gu, '').length);
}

const counted = kindOf('counted');
const countedAs = kindOf('counted:as');
const article = kindOf('article');
const modifier = kindOf('modifier');
const over = kindOf('over');
const left = kindOf('left');
const right = kindOf('right');

/** What the number counts, what modifies it and stands over it, and the words right before and after the number. */
function tellAround(found: Sheet, tree: Tree, number: QuantityMention): void {
  const head = number.counted ?? number.headToken;
  tell(found, counted(lemmaOf(tree, head)));
  tell(found, countedAs(relationOf(tree, head), tree.tokens[head]?.feats.Case ?? ''));
  for (const c of childrenOf(tree, head)) {
    const relation = relationOf(tree, c);
    if (relation === 'det') tell(found, article(lemmaOf(tree, c)));
    else if (relation === 'amod' || relation === 'advmod' || relation === 'case')
      tell(found, modifier(relation, lemmaOf(tree, c)));
  }
  const above = tree.heads[head] ?? -1;
  if (above !== -1) tell(found, over(lemmaOf(tree, above)));
  for (let i = 1; i <= 2; i += 1) {
    if (number.first - i >= 0) tell(found, left(i, lemmaOf(tree, number.first - i)));
    if (number.last - 1 + i < tree.tokens.length) tell(found, right(i, lemmaOf(tree, number.last - 1 + i)));
  }
}

/** The content words of the quote. */
function tellQuoted(found: Sheet, { view: { tree }, contents, draft: { quote } }: Standing): void {
  tree.tokens.forEach((t, i) => {
    if (t.start >= quote.start && t.end <= quote.end && contents[i]) tell(found, contents[i] ?? 0);
  });
}
