// What the tables hold of claims, out of their canonical texts without reading those as JSON, which is most of the time of a
// verification. A claim's keys stand in the order of the canonical text; where anything looks otherwise the answer is null, and
// the caller reads the JSON.
import { FLOW_FRAMES } from '../ledger/model.ts';

/** What the table of claims holds of one claim in columns of their own, and what the ledger's table holds of it. */
export type Scanned = {
  readonly id: string;
  readonly start: number;
  readonly frame: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
  /** The compact text of src/ledger/ledger-claim.ts; null where the ledger makes nothing of the claim. */
  readonly ledger: string | null;
};

/** Claims that stand one after the other, with commas between; null where they cannot be told so. */
export function scanClaims(text: string): readonly Scanned[] | null {
  const found: Scanned[] = [];
  // No key with its quotation marks can stand inside a string.
  for (let at = text.indexOf('"frame":"'); at >= 0; at = text.indexOf('"frame":"', at)) {
    CLAIM.lastIndex = at;
    const parts = CLAIM.exec(text);
    if (parts === null) return null;
    found.push(scanned(parts));
    at = CLAIM.lastIndex;
  }
  return found;
}

/** A string of JSON; one without a backslash, of which what is between the quotation marks is the group; a number or null. */
const STRING = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`;
const PLAIN = String.raw`"([^"\\]*)"`;
const PLACE = '[0-9nul]+';
const OR_NULL = `(${STRING}|null)`;

const PARTY = `(?:null|\\{"end":${PLACE},"id":${PLAIN},"known":${STRING},(?:"rule":${STRING},)?"start":${PLACE},"text":(?:${STRING}|null)\\})`;
const ITEM = `(?:null|\\{"code":${PLAIN},"end":${PLACE},"start":${PLACE},"text":${OR_NULL}\\})`;
const QUANTITY = `(?:null|\\{"approx":(true|false),"basis":(${STRING}),"end":${PLACE},"high":${OR_NULL},"low":${OR_NULL},"per":${OR_NULL},(?:"precision":${STRING},)?(?:"shared":(true),)?"start":${PLACE},"text":(?:${STRING}|null),"unit":(${STRING})\\})`;
const QUOTE = `\\{"end":${PLACE},"exact":(${STRING}),"prefix":${STRING},"start":(${PLACE}),"suffix":${STRING}\\}`;
const LINK = `\\{"kind":${STRING},"name":(${STRING})\\}`;
const CHAIN = `(?:${LINK})?((?:,\\{"kind":${STRING},"name":${STRING}\\})*)`;
const SOURCE = `(?:null|\\{"chain":\\[${CHAIN}\\],(?:"end":${PLACE},)?(?:"known":${STRING},)?"origin":(${STRING}),(?:"start":${PLACE},)?"text":${STRING}\\})`;

/** From a claim's frame to its date. */
const CLAIM = new RegExp(
  [
    `"frame":${PLAIN},"from":${PARTY},"id":${PLAIN},"item":${ITEM},"modality":(${STRING}),(?:"outcome":(${STRING}),)?`,
    `"quantity":${QUANTITY},"quote":${QUOTE},"reader":${STRING},(?:"reasons":\\[(?:${STRING},?)*\\],)?"rule":${STRING},`,
    `(?:"sign":${STRING},)?"source":${SOURCE},"to":${PARTY},"when":(?:null|\\{"edtf":(${STRING}))`,
  ].join(''),
  'y',
);

const NAMES = new RegExp(LINK, 'g');

/** The names of links, each behind a comma. */
function namesIn(links: string): string {
  let names = '';
  for (const [, name = ''] of links.matchAll(NAMES)) names += `,${name}`;
  return names;
}

const FLOWS: ReadonlySet<string> = new Set(FLOW_FRAMES);
const quoted = (plain: string | undefined): string => (plain === undefined ? 'null' : `"${plain}"`);

/** What the groups of CLAIM hold, in their order. */
function scanned(parts: RegExpExecArray): Scanned {
  const [frame = '', id = ''] = [parts[1], parts[3]];
  const [from, item, to] = [parts[2], parts[4], parts[20]];
  return {
    id,
    start: Number(parts[16]),
    frame,
    from: from ?? null,
    to: to ?? null,
    item: item ?? null,
    ledger: FLOWS.has(frame) ? ledgerText(parts) : null,
  };
}

function ledgerText(p: RegExpExecArray): string {
  const parties = `"${p[3]}","${p[1]}",${quoted(p[2])},${quoted(p[20])},${quoted(p[4])},${p[5] ?? null}`;
  const quantity = `${p[11] ?? null},${p[10] ?? null},${p[14] ?? null},${p[8] ?? false},${p[9] ?? null},${p[12] ?? null},${p[13] ?? false}`;
  const chain = `${p[17] ?? ''}${p[18] ? namesIn(p[18]) : ''}`;
  return `[${parties},${quantity},${p[21] ?? null},${p[19] ?? null},[${chain}],${p[6]},${p[7] ?? null},${p[15]}]`;
}
