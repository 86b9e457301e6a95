// What goes over /api about adding many texts at once.
import { z } from 'zod';
import { DiagnosticView, NewDocument } from '../schemas.ts';
import { nullableText } from './common.ts';

export const NewAddition = z.strictObject({ documents: z.array(NewDocument).min(1).max(10_000) });

/** What became of one text. */
export const AdditionLine = z.object({
  id: nullableText.meta({ description: 'Null where it could not be kept; the diagnostics say why' }),
  title: nullableText,
  added: z.boolean().meta({ description: 'False where the store had it already' }),
  claims: z.int(),
  diagnostics: z.array(DiagnosticView),
});

export const AdditionView = z
  .object({
    id: z.string(),
    run: z.string().meta({ description: 'The run under which all of it can be taken back' }),
    total: z.int(),
    added: z.int(),
    known: z.int(),
    failed: z.int(),
    ended: z.boolean(),
    lines: z.array(AdditionLine).meta({ description: 'One for each text that is done, in order' }),
  })
  .meta({ id: 'Addition' });

export type AdditionLine = z.infer<typeof AdditionLine>;
export type AdditionView = z.infer<typeof AdditionView>;
