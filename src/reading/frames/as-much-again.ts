// As much again by another: "Intia osti 1,6 miljoonaa tynnyriä öljyä. Kiina osti saman verran", "Kanada antaa 500 miljoonaa dollaria
// ja Australia saman verran". What enters: a sentence's named things and predications, the thing that the passage counted last. What
// leaves: that thing again, its number said by words for the same. Data: lexica/LANG/markers.tsv.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { saidAgain } from './shared-numbers.ts';
import type { Thing } from './things.ts';

/** The things of which a sentence says that they are as many or as much as before. */
export function asMuchAgain(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  { markerBehind, markers }: Lexicon,
  counted: Thing | null,
): readonly Thing[] {
  const { tree } = view;
  return tree.tokens.flatMap((token, i): readonly Thing[] => {
    if (i === 0 || markerBehind(tree.bases[i] as Lower).get(lemmaOf(tree, i - 1)) !== 'as-many') return [];
    if (isOfAnother(view, i + 1)) return [];
    const before = named.findLast((t) => t.quantity !== null && t.last < i) ?? counted;
    const told = before?.quantity;
    const head = tree.tokens[i - 1];
    if (!before || !told || !head) return [];
    const quantity = saidAgain(tree, told, i);
    const { code } = before;
    // "antavat kumpikin saman verran": parsers take the word for each for the object.
    const isOwn = (t: number): boolean =>
      t === i || t === i - 1 || (t === i - 2 && markers.get(lemmaOf(tree, t)) === 'either');
    const by = predications.find(
      (p) => GIVING.test(p.sense) && p.args.some((a) => a.role === 'theme' && isOwn(a.head)),
    );
    if (!by && before === counted) return [];
    const [start, end] = [head.start, token.end];
    const text = `${head.text} ${token.text}`;
    const at = {
      start,
      end,
      text,
      first: i - 1,
      last: i + 1,
      headToken: by?.args.find((a) => a.role === 'theme' && isOwn(a.head))?.head ?? i - 1,
    };
    const thing = { ...at, code, mention: null, quantity, shared: false };
    return [by && before === counted ? { ...thing, by } : thing];
  });
}

const GIVING = /^(?:give|receive|pay|flow|ask)$/u;

/** "saman verran raketinheittimiä", "yhtä paljon kuin Norja": words for the same that say of what, or as whom. */
const isOfAnother = ({ tree, mentions }: SentenceView, next: number): boolean =>
  tree.texts[next] === 'kuin' ||
  tree.tokens[next]?.feats.Case === 'Par' ||
  mentions.items.some((m) => m.first === next);
