// What was reconciled, kept by the store's last statement. The reports between two parties are held in strands (one item each);
// when the log has grown by a few documents or decisions, only the claims of the documents that they touch are fetched, only the
// strands of those are made anew, and the ledger's own memory of strands does the rest. Anything else in the log (rows, settings)
// lets all of it go.
import { keepHeapClose } from '../base/heap.ts';
import { type Ledger, openStrands } from '../ledger/ledger.ts';
import { isShared } from '../ledger/ledger-claim.ts';
import type { Report } from '../ledger/model.ts';
import { type Origins, originsWith } from '../ledger/origins.ts';
import { type FigureInput, reportsOf, reportsOfDocuments } from '../ledger/report.ts';
import { aboutKeys, aboutScopes, type Strands, scopeKey, strandKey, strandsOf } from '../ledger/strand.ts';
import type { CountingClaims, Head, Scope, StoreView } from '../store/port.ts';
import { copiesOf } from './copies.ts';
import { newestBy, repeatsKnownBy } from './known.ts';
import { documentsTouched } from './touched.ts';

type Held = {
  readonly strands: Map<string, readonly Report[]>;
  /** Documents with claims in the strands. */
  readonly documents: Set<string>;
  readonly size: number;
};

type Memory = {
  head: Head;
  origins: Origins;
  figures: readonly FigureInput[];
  /** Scope key → reports, the last used at the end. */
  readonly held: Map<string, Promise<Held>>;
  /** Question → ledger at this head, the last used at the end. */
  readonly ledgers: Map<string, Promise<Ledger>>;
  /** Day → what counted by then and does not at this head. */
  readonly earlier: Map<string, Promise<readonly Report[]>>;
};

const memories = new WeakMap<StoreView, Memory>();
const turns = new WeakMap<StoreView, Promise<unknown>>();

/** How much is kept: reports, of the scopes asked for last (one scope is kept however large it is), and ledgers made of them. */
type Room = { readonly reports: number; readonly scopes: number; readonly ledgers: number };
const ROOM: Room = { reports: 15_000, scopes: 64, ledgers: 2 };
/** For a process that stays and is asked again and again: about 400 MB where it is all used. */
const ROOM_OF_SERVER: Room = { reports: 200_000, scopes: 1000, ledgers: 64 };
const rooms = new WeakMap<StoreView, Room>();
const roomOf = (store: StoreView): Room => rooms.get(store) ?? ROOM;

/** Keeps more of a store in memory, for a process that stays. */
export const keepMore = (store: StoreView): void => void rooms.set(store, ROOM_OF_SERVER);

const scopeText = ([from, to]: Scope): string => scopeKey({ from, to });

/** The store's memory, brought up to its last statement; who asks meanwhile waits for the one who brings it. */
function memoryOf(store: StoreView): Promise<Memory> {
  keepHeapClose();
  const before = turns.get(store) ?? Promise.resolve();
  const mine = before.then(() => broughtUp(store));
  turns.set(
    store,
    mine.catch(() => {}),
  );
  return mine;
}

async function broughtUp(store: StoreView): Promise<Memory> {
  const head = await store.head();
  const memory = memories.get(store);
  if (memory?.head.hash === head.hash) return memory;
  if (memory && (await catchUp(store, memory, head))) return memory;
  const settings = (await store.entities()).map(({ name, as, letter }) => ({ name, as, letter }));
  const fresh = {
    head,
    origins: originsWith(settings),
    figures: await store.figures(),
    held: new Map(),
    ledgers: new Map(),
    earlier: new Map(),
  };
  memories.set(store, fresh);
  return fresh;
}

/** Takes the claims of the documents that the log has touched since; false where the memory must be made anew. */
async function catchUp(store: StoreView, memory: Memory, head: Head): Promise<boolean> {
  if (head.seq <= memory.head.seq) return false;
  const touched = await documentsTouched(store, memory.head.seq);
  if (touched === null) return false;
  const claims: CountingClaims[] = [];
  for (const document of touched) claims.push(...(await claimsOf(store, document)));
  const reports = Map.groupBy(reportsOfDocuments(claims, memory.origins), scopeKey);
  for (const [key, one] of await Promise.all([...memory.held].map(async ([key, one]) => [key, await one] as const)))
    replaceReports(one, touched, reports.get(key) ?? []);
  memory.head = head;
  memory.ledgers.clear();
  memory.earlier.clear();
  return true;
}

/** Puts the reports of some documents in place of those that are held of them. Strands without any stay the same lists. */
function replaceReports({ strands, documents }: Held, touched: ReadonlySet<string>, reports: readonly Report[]): void {
  if ([...touched].some((document) => documents.has(document)))
    for (const [key, own] of strands) {
      const rest = own.filter(({ page }) => !touched.has(page));
      if (rest.length === 0) strands.delete(key);
      else if (rest.length < own.length) strands.set(key, rest);
    }
  for (const [key, own] of Map.groupBy(reports, strandKey)) strands.set(key, [...(strands.get(key) ?? []), ...own]);
  for (const { page } of reports) documents.add(page);
}

/** Takes a value that is kept, or makes it; the oldest go when there are too many. */
function keptOr<T>(kept: Map<string, Promise<T>>, key: string, most: number, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old);
  return known;
}

/** The reports of one scope out of memory, or into it; what was asked for longest ago goes when there are too many. */
async function hold(store: StoreView, memory: Memory, scope: Scope): Promise<Held> {
  const { held } = memory;
  const room = roomOf(store);
  const found = await keptOr(held, scopeText(scope), room.scopes, () => load(store, memory, scope));
  const sizes = await Promise.all([...held].map(async ([key, one]) => [key, (await one).size] as const));
  let left = sizes.reduce((sum, [, size]) => sum + size, 0);
  for (const [key, size] of sizes) {
    if (left <= room.reports || key === scopeText(scope)) break;
    held.delete(key);
    left -= size;
  }
  return found;
}

type Pages = AsyncIterable<readonly CountingClaims[]>;

/** Pages of which the first is asked for at once: it comes while something else is done. */
function ahead(pages: Pages): Pages {
  const iterator = pages[Symbol.asyncIterator]();
  const first = iterator.next();
  // Who never looks does not wait for it.
  first.catch(() => {});
  return (async function* () {
    for (let page = await first; !page.done; page = await iterator.next()) yield page.value;
  })();
}

/**
 * The reports of one scope. A number shared over a list may have its other claims elsewhere: then all claims of the document are
 * looked at, and those of the scope taken.
 */
async function load(
  store: StoreView,
  { figures, origins }: Memory,
  scope: Scope,
  pages: Pages = store.countingClaims(scope),
): Promise<Held> {
  const key = scopeText(scope);
  const documents = new Set<string>();
  const whole = new Set<string>();
  const reports: Report[] = [];
  for await (const page of pages) {
    const shared = new Set<string>();
    for (const { claims, documentId } of page) {
      documents.add(documentId);
      if (claims.some(isShared)) shared.add(documentId);
    }
    const alone = shared.size === 0 ? page : page.filter(({ documentId }) => !shared.has(documentId));
    for (const report of reportsOfDocuments(alone, origins)) reports.push(report);
    for (const document of shared) {
      if (whole.has(document)) continue;
      whole.add(document);
      const claims = await claimsOf(store, document);
      reports.push(...reportsOfDocuments(claims, origins).filter((report) => scopeKey(report) === key));
    }
  }
  reports.push(...reportsOf({ claims: [], figures: figures.filter((figure) => scopeKey(figure) === key) }, origins));
  const once = whole.size === 0 ? reports : [...new Map(reports.map((report) => [report.id, report])).values()];
  return { strands: new Map(strandsOf(once)), documents, size: once.length };
}

async function claimsOf(store: StoreView, document: string): Promise<readonly CountingClaims[]> {
  const claims: CountingClaims[] = [];
  for await (const page of store.countingClaims({ document })) claims.push(...page);
  return claims;
}

/** A scope with those of its parties alone, where its numbers may have come from, and those that its figures are computed from. */
function scopesBehind({ figures }: Memory, scope: Scope): readonly Scope[] {
  const found = new Map([scope, ...aboutScopes(scope)].map((one) => [scopeText(one), one]));
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  for (const key of found.keys())
    for (const figure of figures.filter((one) => scopeKey(one) === key))
      for (const id of [figure.derivedFrom, ...figure.alternatives]) {
        const other = byId.get(id ?? '');
        if (other && !found.has(scopeKey(other))) found.set(scopeKey(other), [other.from, other.to]);
      }
  return [...found.values()];
}

/** What counted by the day and does not now, kept for the days asked for last. */
const earlierReports = (store: StoreView, memory: Memory, asKnownOn: string | null): Promise<readonly Report[]> =>
  keptOr(memory.earlier, asKnownOn ?? '', DAYS, () => reportsBefore(store, memory.origins, asKnownOn));
const DAYS = 8;

/** The reports of documents that have a newer version now, but had none by the day, and of what repeats a claim not known yet. */
async function reportsBefore(store: StoreView, origins: Origins, asKnownOn: string | null): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const document of await newestBy(store, asKnownOn)) {
    const claims = (await store.claims({ document, all: true })).filter(({ standing }) => standing === 'version');
    reports.push(...reportsOf({ claims, figures: [] }, origins));
  }
  reports.push(...reportsOf({ claims: await repeatsKnownBy(store, asKnownOn), figures: [] }, origins));
  return reports;
}

/** The strands with more reports in them; lists that get none stay the same. */
function withReports(
  strands: ReadonlyMap<string, readonly Report[]>,
  more: readonly Report[],
): ReadonlyMap<string, readonly Report[]> {
  if (more.length === 0) return strands;
  const all = new Map(strands);
  for (const [key, own] of strandsOf(more)) all.set(key, [...(all.get(key) ?? []), ...own]);
  return all;
}

/** The ledger of strands, with the copies among the texts that tell the same. */
async function reconciled(
  store: StoreView,
  { origins }: Memory,
  strands: Strands,
  asKnownOn: string | null,
): Promise<Ledger> {
  const open = openStrands(strands, { asKnownOn, origins });
  return open.finish(await copiesOf(store, open.suspected()));
}

/**
 * The ledger of two parties and of each of them alone, and of whatever their figures lead to.
 * Throws UserError T3001 where `asKnownOn` is no date.
 */
export async function ledgerOfScope(store: StoreView, scope: Scope, asKnownOn: string | null): Promise<Ledger> {
  const memory = await memoryOf(store);
  const key = `${scopeText(scope)} ${asKnownOn ?? ''}`;
  return keptOr(memory.ledgers, key, roomOf(store).ledgers, async () =>
    ledgerAround(store, memory, { scope, own: await hold(store, memory, scope), asKnownOn }),
  );
}

/** The same for every scope one after the other. Nothing of it stays in memory, and the next one's claims are on their way. */
export async function* ledgersInTurn(
  store: StoreView,
  asKnownOn: string | null,
): AsyncGenerator<readonly [Scope, Ledger]> {
  const scopes = await scopesOf(store);
  let coming: Pages | undefined;
  for (const [i, scope] of scopes.entries()) {
    const memory = await memoryOf(store);
    const own = await load(store, memory, scope, coming);
    const next = scopes[i + 1];
    coming = next && ahead(store.countingClaims(next));
    yield [scope, await ledgerAround(store, memory, { scope, own, asKnownOn })];
  }
}

type Around = { readonly scope: Scope; readonly own: Held; readonly asKnownOn: string | null };

/** The ledger of a scope whose reports are at hand. */
async function ledgerAround(store: StoreView, memory: Memory, { scope, own, asKnownOn }: Around): Promise<Ledger> {
  const strands = new Map<string, readonly Report[]>();
  const behind = scopesBehind(memory, scope);
  for (const one of behind) {
    const held = one === scope ? own : await hold(store, memory, one);
    for (const [key, reports] of held.strands) strands.set(key, reports);
  }
  const scopes = new Set(behind.map(scopeText));
  const earlier = (await earlierReports(store, memory, asKnownOn)).filter((one) => scopes.has(scopeKey(one)));
  return reconciled(store, memory, withReports(strands, earlier), asKnownOn);
}

/** What is said of one item between two parties, with what it leads to: what its parties say alone, what it is computed from. */
function strandsBehind({ figures }: Memory, place: Place): ReadonlySet<string> {
  const own = strandKey(place);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const computed = figures
    .filter((figure) => figure.derivedFrom !== null && strandKey(figure) === own)
    .flatMap(({ derivedFrom }) => byId.get(derivedFrom ?? '') ?? []);
  return new Set([own, ...aboutKeys(place), ...computed.map(strandKey)]);
}

type Place = { readonly from: string | null; readonly to: string | null; readonly item: string | null };

/**
 * The ledger of one item between two parties as it was known on each of some days; of a document's versions the newest counts.
 * Throws UserError T3001 where a day is none.
 */
export async function ledgersByDay(
  store: StoreView,
  place: Place,
  days: readonly string[],
): Promise<readonly Ledger[]> {
  const memory = await memoryOf(store);
  const wanted = strandsBehind(memory, place);
  const strands = new Map<string, readonly Report[]>();
  for (const scope of scopesBehind(memory, [place.from, place.to]))
    for (const [key, reports] of (await hold(store, memory, scope)).strands)
      if (wanted.has(key)) strands.set(key, reports);
  return Promise.all(days.map((asKnownOn) => reconciled(store, memory, strands, asKnownOn)));
}

/** Every scope that the store knows anything of, by its parties. */
export async function scopesOf(store: StoreView): Promise<readonly Scope[]> {
  const { figures } = await memoryOf(store);
  const scopes = new Map<string, Scope>();
  for (const scope of [...(await store.scopes()), ...figures.map(({ from, to }): Scope => [from, to])])
    scopes.set(scopeText(scope), scope[0] === null ? [scope[1], null] : scope);
  return [...scopes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope);
}

/** The ledger of everything in the store. */
export async function ledgerOfAll(store: StoreView, asKnownOn: string | null): Promise<Ledger> {
  const memory = await memoryOf(store);
  return keptOr(memory.ledgers, `all ${asKnownOn ?? ''}`, roomOf(store).ledgers, async () => {
    const strands = new Map<string, readonly Report[]>();
    for (const scope of await scopesOf(store)) {
      const held = await hold(store, memory, scope);
      for (const [key, reports] of held.strands) strands.set(key, reports);
    }
    const earlier = await earlierReports(store, memory, asKnownOn);
    return reconciled(store, memory, withReports(strands, earlier), asKnownOn);
  });
}
