// Verbs of giving that give nothing where they stand: "nosti hävittäjiä ilmaan", "jäivät toimittamatta", "jäädytetyt varat".
// What enters: a sentence, a predication. What leaves: whether it lifts what nobody gives, says that something was left undone, or
// only tells money that lies frozen from other money. Data: lexica/LANG/markers.tsv, resting.tsv.
import { wordKinds } from '../../base/word-kinds.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

/** Whether a predication of giving gives nothing. */
export const isNotGiven = (view: SentenceView, p: Predication, lexicon: Lexicon): boolean =>
  isLifting(view, p, lexicon) || isLeftUndone(view, p) || isFrozenMoney(view, p, lexicon);

/** A verb that draws only money has other things for its object. */
const isLifting = ({ mentions }: SentenceView, p: Predication, { markers }: Lexicon): boolean =>
  p.sense === 'receive' &&
  markers.get(p.entry.lemma) === 'draws' &&
  mentions.items.some(
    (m) => !m.code.startsWith('money') && p.args.some((a) => a.role === 'theme' && a.head === m.headToken),
  );

/** A verb over another in the case of what is not done. */
const isLeftUndone = ({ tree }: SentenceView, { entry, trigger }: Predication): boolean =>
  entry.wordClass === 'V' &&
  childrenBy(tree, trigger, 'xcomp').some(
    (c) => tree.tokens[c]?.upos === 'VERB' && tree.tokens[c]?.feats.Case === 'Abe',
  );

/** "Venäjän jäädytetyistä varoista": a participle right on a word for money. */
const isFrozenMoney = ({ tree, mentions }: SentenceView, p: Predication, { language }: Lexicon): boolean =>
  p.form === 'participle' &&
  /^(?:acl|amod)$/u.test(relationOf(tree, p.trigger)) &&
  wordKinds(`lexica/${language}/resting.tsv`).of(p.entry.lemma) === 'kept' &&
  mentions.items.some((m) => m.code === 'money' && m.headToken === tree.heads[p.trigger]);
