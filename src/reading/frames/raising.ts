// Verbs that draw money and lift things: "nosti lainan", "nosti hävittäjiä ilmaan". What enters: a sentence, a predication. What
// leaves: whether it lifts what nobody gives. Data: lexica/LANG/markers.tsv.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';

/** Whether a verb that draws only money has other things for its object. */
export const isLifting = ({ mentions }: SentenceView, p: Predication, { markers }: Lexicon): boolean =>
  p.sense === 'receive' &&
  markers.get(p.entry.lemma) === 'draws' &&
  mentions.items.some(
    (m) => !m.code.startsWith('money') && p.args.some((a) => a.role === 'theme' && a.head === m.headToken),
  );
