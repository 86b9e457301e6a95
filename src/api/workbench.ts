// The use cases bound to one store: what the routes call. Composes app functions; the clock and the actor enter here.
import { addText } from '../app/add-text.ts';
import { decide } from '../app/decide.ts';
import { documents, documentView, find, nothingHas } from '../app/documents.ts';
import { derivationOf, explain } from '../app/explain.ts';
import { exchange, ledger, openLedger } from '../app/ledger.ts';
import { itemName, partyName, vocabulary } from '../app/names.ts';
import type { SourceFormat } from '../app/open-source.ts';
import { readText } from '../app/read-text.ts';
import { newRun } from '../app/run-id.ts';
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import type { DocumentFields } from '../document/document.ts';
import { explainId } from '../ledger/explain.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import type { Derivation, Series } from '../ledger/model.ts';
import type { By, Store, StoreView } from '../store/port.ts';
import { correctionService } from './correction-service.ts';
import { ApiError } from './errors.ts';
import type { DerivationView, DocumentView, FlowView, NamesView, ReportView } from './schemas.ts';
import type { Seen, Service } from './service.ts';
import { claimReportView, decisionView, diagnosticView, reportsBehind, reportView, rowReportView } from './views.ts';

/** The service over a store. */
export function createService(store: Store, clock: () => Date = () => new Date()): Service {
  const by = (actor: string): By => ({ actor, now: clock() });
  const bringing = (actor: string): By => ({ ...by(actor), run: newRun(clock()) });
  const then = async ({ asRecordedAt }: Seen): Promise<StoreView> =>
    asRecordedAt === undefined ? store : store.asRecordedAt(asRecordedAt);
  return {
    exchange: async ({ from, to, ...seen }) => exchangeOf(await then(seen), from, to, seen.asKnownOn),
    flows: async (query) => ledger(await then(query), query),
    flow: async (key, seen) => flowOf(await then(seen), key, seen.asKnownOn ?? null),
    documents: async (seen) => (await documents(await then(seen))).map(({ addedBy: _by, ...summary }) => summary),
    document: async (id, seen) => documentOf(await then(seen), id, seen.asKnownOn ?? null),
    addDocument: async ({ text, format, ...fields }, actor) => {
      const { document, diagnostics } = await addText(store, text, fields, bringing(actor), { format });
      const view = document === null ? null : await documentOf(store, document.id);
      return view ?? refuse(diagnostics);
    },
    read: ({ text, format, ...fields }) => readingOf(text, fields, format),
    claim: async (id) => {
      const found = await store.claim(id);
      if (found === null) return null;
      const view = await find(store, id);
      if (view.kind !== 'claim') return null;
      const { claim, series, figure } = view.view;
      const decision = found.decision ? decisionView(found.decision) : null;
      return { claim, documentId: found.documentId, decision, series, figure };
    },
    decide: async ({ claim, kind, reason, seen }, actor) => {
      if (seen !== undefined) await checkSeen(store, claim, seen);
      return decisionView(await decide(store, claim, kind, by(actor), reason));
    },
    explain: async (id, seen) => explanationOf(await then(seen), id, seen.asKnownOn ?? null),
    names: () => namesOf(store),
    vocabulary,
    ...correctionService(store, by, bringing),
  };
}

/** Throws ApiError 409 where the decision on a claim or row is not the one that was seen: somebody else was there first. */
async function checkSeen(store: StoreView, id: string, seen: number | null): Promise<void> {
  const now = ((await store.claim(id)) ?? (await store.figure(id)))?.decision ?? null;
  if ((now?.seq ?? null) === seen) return;
  throw new ApiError(409, {
    code: 'T5409',
    message: now
      ? `${now.actor} has ${now.verdict}ed this meanwhile.`
      : 'The decision that you saw here was taken back meanwhile.',
    hint: 'You see now how it stands; decide again if you still want to.',
  });
}

/** Throws the first error among the diagnostics of a text that was not kept. */
function refuse(diagnostics: readonly Diagnostic[]): never {
  const error = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  throw error ? new UserError(error) : new TypeError('a text was refused without a reason');
}

async function readingOf(text: string, fields: DocumentFields, format: SourceFormat) {
  const { document, claims, diagnostics } = await readText(text, fields, { format });
  return {
    document,
    claims: claims.map((claim) => ({ claim, documentId: document.id, decision: null, series: null, figure: null })),
    diagnostics: diagnostics.map(diagnosticView),
  };
}

async function documentOf(store: StoreView, id: string, asKnownOn: string | null = null): Promise<DocumentView | null> {
  const view = await documentView(store, id, asKnownOn);
  if (view === null) return null;
  return {
    document: view.document,
    added: view.added,
    claims: view.claims.map(({ claim, decision, series, figure }) => ({
      claim,
      documentId: id,
      decision: decision ? decisionView(decision) : null,
      series,
      figure,
    })),
    diagnostics: view.diagnostics.map(diagnosticView),
  };
}

const hasNoNumber = ({ figures }: FlowJson): boolean => figures.every(({ low, high }) => low === null && high === null);

async function exchangeOf(store: StoreView, a: string, b: string, asKnownOn: string | undefined) {
  const { given, received, about, diagnostics, asKnownOn: seenFrom } = await exchange(store, { a, b, asKnownOn });
  const plain = new Set([...given, ...received].filter(hasNoNumber).map(({ key }) => key));
  const { series } = await openLedger(store, asKnownOn ?? null);
  const reports = await reportsOf(
    store,
    series.filter(({ key }) => plain.has(key)),
  );
  return {
    from: a,
    to: b,
    asKnownOn: seenFrom,
    given: [...given],
    received: [...received],
    about: [...about],
    reports,
    diagnostics,
  };
}

async function flowOf(store: StoreView, key: string, asKnownOn: string | null): Promise<FlowView | null> {
  const opened = await openLedger(store, asKnownOn);
  const hit = opened.series.find((one) => one.key === key || one.flowKey === key);
  if (!hit) return null;
  const series = opened.series.filter(({ flowKey }) => flowKey === hit.flowKey);
  const { flows } = await ledger(store, { asKnownOn });
  return {
    key: hit.flowKey,
    from: hit.from,
    to: hit.to,
    item: hit.item,
    asKnownOn: opened.asKnownOn,
    series: flows.filter(({ flow }) => flow === hit.flowKey),
    reports: await reportsOf(store, series),
  };
}

/** The reports behind some series, their variants', and the denials that stand at them, by id, each with its decision. */
async function reportsOf(store: StoreView, series: readonly Series[]): Promise<Record<string, ReportView>> {
  const reports: Record<string, ReportView> = {};
  for (const report of reportsBehind(series)) {
    const kept = report.evidence.kind === 'claim' ? await store.claim(report.id) : await store.figure(report.id);
    reports[report.id] = reportView(report, kept?.decision ?? null);
  }
  for (const { id } of series.flatMap(asideOf)) {
    const [claim, row] = [await store.claim(id), await store.figure(id)];
    if (claim) reports[id] = claimReportView(claim);
    else if (row) reports[id] = rowReportView(row);
  }
  return reports;
}

/** What stands beside a series and in none of its figures: denials, and reports that depart from their own origin. */
const asideOf = ({ denied, figures }: Series): readonly { readonly id: string }[] => [
  ...denied,
  ...figures.flatMap(({ variants }) => variants.flatMap(({ reports }) => reports)),
];

async function explanationOf(store: StoreView, id: string, asKnownOn: string | null): Promise<DerivationView | null> {
  const dated = asKnownOn === null || id.startsWith('c_') ? null : explainId(id, await openLedger(store, asKnownOn));
  try {
    return await withQuotes(store, dated ?? (await explain(store, id)), new Set());
  } catch (error) {
    if (error instanceof UserError && error.diagnostic.code === nothingHas(id).diagnostic.code) return null;
    throw error;
  }
}

/** A derivation whose steps that rest on a claim bring its quote, and how the claim was read. */
async function withQuotes(store: StoreView, step: Derivation, seen: Set<string>): Promise<DerivationView> {
  const stored = step.claim === undefined ? null : await store.claim(step.claim);
  const again = step.claim !== undefined && seen.has(step.claim);
  if (step.claim !== undefined) seen.add(step.claim);
  const own = stored && !again && step.children.length === 0 ? derivationOf(stored.claim).children : step.children;
  const children: DerivationView[] = [];
  for (const child of own) children.push(await withQuotes(store, child, seen));
  return {
    label: step.label,
    detail: step.detail,
    rule: step.rule ?? stored?.claim.rule,
    claim: step.claim,
    source: step.source ? { ...step.source } : undefined,
    quote: stored
      ? {
          documentId: stored.documentId,
          exact: stored.claim.quote.exact,
          prefix: stored.claim.quote.prefix,
          suffix: stored.claim.quote.suffix,
          publisher: stored.publisher,
          published: stored.published,
        }
      : undefined,
    children,
  };
}

/** English names of what the ledger and the documents' claims speak of, and the pairs between which something flows. */
async function namesOf(store: StoreView): Promise<NamesView> {
  const [{ series }, claims, kept] = [await openLedger(store), await store.claims(), await store.documents()];
  const named = [
    ...series,
    ...claims.map(({ claim }) => ({ from: claim.from?.id, to: claim.to?.id, item: claim.item?.code })),
  ];
  const parties = new Set(named.flatMap(({ from, to }) => [from, to]).filter((id) => typeof id === 'string'));
  const items = new Set(named.map(({ item }) => item).filter((code) => typeof code === 'string'));
  const pairs = new Map<string, number>();
  for (const { from, to, frame, figures } of series) {
    if (from === null || to === null || (frame !== 'transfer' && frame !== 'deployment')) continue;
    const pair = [from, to].sort().join(' ');
    pairs.set(pair, (pairs.get(pair) ?? 0) + figures.length);
  }
  return {
    parties: Object.fromEntries([...parties].sort().map((id) => [id, partyName(id)])),
    items: Object.fromEntries([...items].sort().map((code) => [code, itemName(code)])),
    pairs: [...pairs]
      .map(([pair, figures]) => ({ from: pair.split(' ')[0] ?? '', to: pair.split(' ')[1] ?? '', figures }))
      .sort((a, b) => b.figures - a.figures || `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`)),
    documents: kept.length,
  };
}
