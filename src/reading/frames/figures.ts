// Figures: the variables of a sentence that a statistic may be of. What a verb of giving or earning brings somebody is a
// transfer's thing, not a figure ("brings it a yearly income of 500 million").
import type { LanguageCode } from '../../language/language.ts';
import { type VariableMention, variablesIn } from '../mentions/variables.ts';
import { argumentsOf } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';

/** Variables that nobody is said to bring to anybody; a word inside a name ("General Assembly") is none. */
export function figuresIn(view: SentenceView, language: LanguageCode): readonly VariableMention[] {
  const variables = variablesIn(view.tree, language, 'figure');
  if (variables.length === 0) return variables;
  const brought = view.predications
    .filter((p) => p.sense === 'earn' && p.entry.wordClass === 'V')
    .flatMap((p) => argumentsOf(p, 'theme').flatMap((a) => a.tokens));
  const isName = (token: number): boolean =>
    [...view.mentions.parties, ...view.mentions.sources].some((m) => token > m.first && token < m.last);
  return variables.filter((v) => !brought.includes(v.token) && !isName(v.token));
}
