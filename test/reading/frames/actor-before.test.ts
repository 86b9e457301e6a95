// Who stands where a verb's subject would, told by the order of words.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { actorBefore } from '../../../src/reading/frames/actor-before.ts';
import type { SentenceView } from '../../../src/reading/frames/frame.ts';
import { passageOf } from '../../../src/reading/passage.ts';

/** The sentence without any subject relation: only its order is left. */
function withoutSubjects(text: string): SentenceView {
  const document = createDocument(text, { language: 'en', published: '2025-06-15' });
  const [view] = passageOf(document, openLanguage('en')).passage.sentences;
  assert.ok(view, text);
  const relations = view.tree.relations.map((r) => (r === 'nsubj' ? 'dep' : r));
  return { ...view, tree: { ...view.tree, relations } };
}

function actorOf(text: string, verb: string): string | null {
  const view = withoutSubjects(text);
  const at = view.tree.tokens.findIndex((t) => t.text === verb);
  return actorBefore(view, at)?.text ?? null;
}

describe('actors by order', () => {
  it('stand right before the verb, or at the beginning with an insertion behind them', () => {
    assert.equal(actorOf('Norway thanked Japan for the oil.', 'thanked'), 'Norway');
    assert.equal(actorOf('Norway, on its national day, thanked Japan for the oil.', 'thanked'), 'Norway');
  });

  it('are none where something else stands there', () => {
    assert.equal(actorOf('The choir of Norway, on a tour, thanked Japan for the oil.', 'thanked'), null);
    assert.equal(actorOf('Norway and the choir happily thanked Japan for the oil.', 'thanked'), null);
  });
});
