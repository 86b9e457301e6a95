// The columns of claims out of their canonical texts without reading those as JSON, which is most of the time of a verification.
// Keys stand in their order, and no key with its quotation marks can stand inside a string; where anything looks otherwise the
// answer is null, and the caller reads the JSON.

/** What the table of claims holds of one claim in columns of their own. */
export type Scanned = {
  readonly id: string;
  readonly start: number;
  readonly frame: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
};

/** Claims that stand one after the other, with commas between; null where they cannot be told so. */
export function scanClaims(text: string): readonly Scanned[] | null {
  const found: Scanned[] = [];
  for (let at = text.indexOf('"frame":"'); at >= 0; at = text.indexOf('"frame":"', at)) {
    const one = scanClaim(text, at);
    if (one === null) return null;
    found.push(one.claim);
    at = one.end;
  }
  return found;
}

function scanClaim(text: string, start: number): { readonly claim: Scanned; readonly end: number } | null {
  const frameEnd = text.indexOf('"', start + 9);
  const frame = text.slice(start + 9, frameEnd);
  const fromAt = frameEnd + 9;
  if (!text.startsWith(',"from":', frameEnd + 1)) return null;
  const idAt = text.indexOf(',"id":"c_', fromAt);
  if (idAt < 0 || !text.startsWith('","item":', idAt + 25)) return null;
  const id = text.slice(idAt + 7, idAt + 25);
  const item = codeAt(text, idAt + 34);
  const quoteAt = text.indexOf(',"quote":{"end":', idAt);
  const startAt = text.indexOf(',"start":', text.indexOf('"prefix":', quoteAt));
  const toAt = text.indexOf(',"to":', startAt);
  if (item === undefined || quoteAt < 0 || startAt < 0 || toAt < 0) return null;
  const place = Number(text.slice(startAt + 9, text.indexOf(',', startAt + 9)));
  const claim = { id, start: place, frame, from: partyAt(text, fromAt), to: partyAt(text, toAt + 6), item };
  return { claim, end: toAt };
}

/** null, or {"end":…,"id":"XX",… */
function partyAt(text: string, at: number): string | null {
  if (text.startsWith('null', at)) return null;
  const id = text.indexOf('"id":"', at) + 6;
  return text.slice(id, text.indexOf('"', id));
}

/** null, or {"code":"…",…; undefined where the code is not plain. */
function codeAt(text: string, at: number): string | null | undefined {
  if (text.startsWith('null', at)) return null;
  if (!text.startsWith('{"code":"', at)) return undefined;
  const code = text.slice(at + 9, text.indexOf('"', at + 9));
  return code.includes('\\') ? undefined : code;
}
