// All texts of one language. A view's texts stand in a file of its own; its keys begin with the section that the file holds.
import type { Sayings } from '../../said.ts';
import add from './add.json' with { type: 'json' };
import balance from './balance.json' with { type: 'json' };
import documents from './documents.json' with { type: 'json' };
import effects from './effects.json' with { type: 'json' };
import exchange from './exchange.json' with { type: 'json' };
import flow from './flow.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import log from './log.json' with { type: 'json' };
import map from './map.json' with { type: 'json' };
import measures from './measures.json' with { type: 'json' };
import origins from './origins.json' with { type: 'json' };
import review from './review.json' with { type: 'json' };
import said from './said.json' with { type: 'json' };
import scenario from './scenario.json' with { type: 'json' };
import timeline from './timeline.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

export const texts = {
  ...add,
  ...balance,
  ...documents,
  ...effects,
  ...exchange,
  ...flow,
  ...frame,
  ...log,
  ...map,
  ...measures,
  ...origins,
  ...review,
  ...scenario,
  ...timeline,
  ...words,
};

/** Sentences that come as data, in this language. */
export const sayings: Sayings = said;
