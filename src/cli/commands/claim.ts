// `tosite claim`: a claim that the reader missed, from words that a person selects and the slots that the person fills.
import { parseEdits } from '../../app/claim-fields.ts';
import { addClaim, draftClaim } from '../../app/correct.ts';
import { nothingHas } from '../../app/documents.ts';
import { derivationOf } from '../../app/explain.ts';
import { findQuote } from '../../app/find-quote.ts';
import type { Claim } from '../../reading/claim.ts';
import type { Suggestions } from '../../reading/suggest.ts';
import { treeLines } from '../derivation.ts';
import { type Io, print, printJson } from '../io.ts';
import { type ActorOptions, bringing, by, withStore } from '../ledger-file.ts';
import { ink, printable, wrap } from '../text.ts';

type ClaimOptions = ActorOptions & { readonly quote: string; readonly start?: number; readonly dryRun?: boolean };

/** Keeps the claim, or shows what would be kept. */
export async function claim(
  io: Io,
  document: string,
  words: readonly string[],
  options: ClaimOptions,
): Promise<number> {
  const edits = parseEdits(words);
  return withStore(options.store, false, async (store) => {
    const stored = await store.document(document);
    if (stored === null) throw nothingHas(document);
    const quote = findQuote(stored.document, options.quote, options.start);
    const given = { document, quote, edits };
    const who = { ...bringing(io)(), actor: by(io, options.actor).actor };
    const pen = ink(io.colour);
    if (options.dryRun) {
      const { claim: shown, suggestions } = await draftClaim(store, given, who.actor);
      if (options.json) await printJson(io, { claim: shown, suggestions });
      else await print(io.stdout, dryText(shown, suggestions, io));
      return 0;
    }
    const { claim: drafted } = await draftClaim(store, given, who.actor);
    const known = (await store.claim(drafted.id))?.standing === 'current';
    const kept = await addClaim(store, given, who);
    if (options.json) await printJson(io, { ...kept, run: who.run });
    else
      await print(
        io.stdout,
        `${treeLines(derivationOf(kept.claim), io.columns, pen).join('\n')}\n${known ? 'known' : 'kept'}  ${kept.claim.id}  by ${printable(who.actor)}\n`,
      );
    return 0;
  });
}

/** What would be kept, and what else the words and their sentence give for each field. */
function dryText(drafted: Claim, found: Suggestions, io: Io): string {
  const numbers = found.quantities.map(({ low, high, unit }) => {
    const ends = low === high ? `number=${low}` : `low=${low ?? ''} high=${high ?? ''}`;
    return `${ends} unit=${unit}`;
  });
  const suggested = [
    ['from, to', found.parties.map(({ id }) => id)],
    ['item', found.items.map(({ code }) => code)],
    ['number', numbers],
    ['when', found.dates.map(({ edtf }) => edtf)],
    ['where', found.places.map(({ name }) => name)],
    ['source', found.sources.map(({ origin }) => origin)],
  ] as const;
  const lines = suggested.flatMap(([field, values]) =>
    values.length === 0 ? [] : wrap(printable(`${field}: ${[...new Set(values)].join(' | ')}`), io.columns - 2),
  );
  const tree = treeLines(derivationOf(drafted), io.columns, ink(io.colour));
  const given =
    lines.length === 0 ? [] : ['', 'The words and their sentence give:', ...lines.map((line) => `  ${line}`)];
  return `${[...tree, ...given, '', 'Nothing was kept.'].join('\n')}\n`;
}
