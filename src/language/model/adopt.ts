// Sentences of a treebank that annotates less, brought to the manner of a fuller one, so that both can be learnt from.
// What enters: sentences of the fuller treebank, sentences of the other with the same parts of speech. What leaves: the others, each
// word with the features that a tagger of the fuller one finds likeliest among those that its part of speech, the finer one (XPOS)
// and the features that it does have allow; forms, parts of speech and heads stay.
import { type GoldSentence, type GoldToken, parseFeats } from './conllu.ts';
import type { LanguageDesign } from './design.ts';
import type { FormEntry } from './forms.ts';
import { formEntries } from './model.ts';
import { createSpace } from './table.ts';
import { firstTags } from './tagger.ts';
import { type Choice, choiceOf, compositeTag, type TagSet, tagNumber } from './tagset.ts';
import { DEFAULT_OPTIONS, type TrainOptions } from './train.ts';
import { formsOf, trainFirstPass } from './train-tagger.ts';

/** Tags that a word of these parts of speech has at least so often. */
const LEAST = 3;

const kindOf = ({ upos, xpos }: GoldToken): string => `${upos} ${xpos}`;

/** The tags of each pair of a part of speech and a finer one. */
function tagsByKind(sentences: readonly GoldSentence[], tags: TagSet, chosen: ReadonlySet<string>) {
  const counts = new Map<string, Map<number, number>>();
  for (const token of sentences.flatMap((sentence) => sentence.tokens)) {
    const ofKind = counts.get(kindOf(token)) ?? new Map<number, number>();
    const tag = tagNumber(tags, compositeTag(token.upos, token.feats, chosen));
    counts.set(kindOf(token), ofKind.set(tag, (ofKind.get(tag) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([kind, ofKind]) => [kind, [...ofKind].filter(([, n]) => n >= LEAST).map(([tag]) => tag)]),
  );
}

const featsOf = (tag: string): GoldToken['feats'] => parseFeats(tag.split('|').slice(1).join('|'));

/** How many features of a word a tag contradicts. */
function strife(tag: string, feats: GoldToken['feats']): number {
  const own = featsOf(tag);
  return Object.entries(feats).filter(([name, value]) => own[name] !== undefined && own[name] !== value).length;
}

/** The tags that agree best with what is known of a word, of those that the form was seen with where any of these fits. */
function fitting(token: GoldToken, entry: FormEntry, ofKind: readonly number[], tags: TagSet): readonly number[] {
  const seen = ofKind.filter((tag) => entry.candidates.includes(tag));
  const open = seen.length > 0 ? seen : ofKind;
  const least = Math.min(...open.map((tag) => strife(tags.names[tag]!, token.feats)));
  return open.filter((tag) => strife(tags.names[tag]!, token.feats) === least);
}

const narrowed = (entry: FormEntry, choice: Choice): FormEntry => ({
  ...entry,
  choice,
  candidates: choice.candidates,
  parts: choice.parts,
  backScores: null,
});

/** The sentences of the other treebank with the fuller one's features. */
export function withFeaturesOf(
  fuller: readonly GoldSentence[],
  others: readonly GoldSentence[],
  design: LanguageDesign,
  given: Partial<TrainOptions>,
): readonly GoldSentence[] {
  const { finder, cache } = trainFirstPass(fuller, design, { ...DEFAULT_OPTIONS, ...given });
  const { tags } = finder;
  const kinds = tagsByKind(fuller, tags, new Set(design.features));
  const space = createSpace(null);
  return others.map((sentence) => {
    const words = formEntries(cache, formsOf(sentence)).map((entry, i) => {
      const token = sentence.tokens[i]!;
      const allowed = fitting(token, entry, kinds.get(kindOf(token)) ?? [], tags);
      return allowed.length > 0
        ? { entry: narrowed(entry, choiceOf(tags, allowed)), known: true }
        : { entry, known: false };
    });
    const found = firstTags(
      finder,
      space,
      words.map(({ entry }) => entry),
    );
    const tokens = sentence.tokens.map((token, i) =>
      words[i]!.known ? { ...token, feats: featsOf(tags.names[found[i]!]!) } : token,
    );
    return { ...sentence, tokens };
  });
}
