// What kind of text a passage is: how much of it is about states and arms. What enters: a passage. What leaves: features.
import type { Passage } from '../frames/frame.ts';
import { type Feature, kindOf } from './feature.ts';

const ARMS = /^(?:ammunition|missile|drone|weapon|aid|assurance|training)/;
const STATELY: ReadonlySet<string> = new Set(['leader', 'body', 'capital', 'person']);

const tone = kindOf('tone');

/** How many arms, states by their leaders and bodies, parties and sources a passage of its length names. */
export function toneOf({ sentences, discourse }: Passage): readonly Feature[] {
  let [arms, states, parties, sources, acts] = [0, 0, 0, 0, 0];
  for (const { mentions, predications } of sentences) {
    for (const { code } of mentions.items) if (ARMS.test(code)) arms += 1;
    for (const party of mentions.parties) {
      if (STATELY.has(party.manner)) states += 1;
      if (party.id !== null) parties += 1;
    }
    sources += mentions.sources.length;
    for (const { entry } of predications) if (entry.family === 'transfer' || entry.family === 'deployment') acts += 1;
  }
  const often = (n: number): string => level(n / Math.max(1, sentences.length));
  return [
    tone('arms', often(arms)),
    tone('states', often(states)),
    tone('parties', often(parties)),
    tone('sources', often(sources)),
    tone('acts', often(acts)),
    tone('named', Math.min(5, discourse.topic.length)),
  ];
}

const level = (x: number): string => (x === 0 ? '0' : x < 0.4 ? 'few' : x < 0.8 ? 'some' : x < 1.5 ? 'many' : 'most');
