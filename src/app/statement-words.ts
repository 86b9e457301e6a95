// A statement of the log in a few words: what was done, to what, by which words of reason.
import { listed, type Said, type SaidValue, say, word } from '../base/said.ts';
import type { DecisionEntry, Statement, StoreView } from '../store/port.ts';

export type Why = { readonly why: Said; readonly reason: string | null };

type Payload = Readonly<Record<string, unknown>>;

/** What a statement says. `decision`: the same as a decision, where it is one. */
export async function whyOf(
  view: StoreView,
  { kind, payload }: Statement,
  decision: DecisionEntry | null,
): Promise<Why> {
  const fields: Payload =
    typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { ...payload } : {};
  const text = (name: string): string => String(fields[name] ?? '');
  const rows = Array.isArray(fields.rows) ? fields.rows.length : 0;
  const plain = (why: Said): Why => ({ why, reason: typeof fields.reason === 'string' ? fields.reason : null });
  switch (kind) {
    case 'document-added':
      return plain(say`${text('id')} added`);
    case 'document-described':
      return plain(
        say`more was told of ${text('id')}: ${listed(
          Object.keys(fields)
            .filter((key) => key !== 'id' && key !== 'run')
            .map(word),
          ', ',
        )}`,
      );
    case 'claims-read':
      return plain(say`${await documentName(view, text('document'))} read by ${text('reader')}`);
    case 'figures-imported':
      return plain(say`${rows} figures of ${text('file')} imported`);
    case 'price-set':
      return plain(say`${rows} prices of ${text('file')} imported`);
    case 'rate-set':
      return plain(say`rates of ${text('file')} imported`);
    case 'entity-set':
      return plain(entitySaid(text('name'), text('as'), text('letter')));
    case 'decision-made':
      return { why: decision ? decisionSaid(decision) : say`a decision`, reason: decision?.reason ?? null };
  }
}

function entitySaid(name: string, as: string, letter: string): Said {
  const set = as === '' ? say`the origin ${name} set` : say`the origin ${name} set to be ${as}`;
  return letter === '' ? set : say`${set}, rated ${letter}`;
}

async function documentName(view: StoreView, id: string): Promise<Said> {
  const document = await view.summary(id);
  const told = [document?.publisher, document?.published && { day: document.published }].filter(
    (part) => part != null && part !== '',
  );
  return told.length === 0 ? say`${id}` : say`${id} (${listed(told as readonly SaidValue[], ', ')})`;
}

/** A decision in words: "c_… amended: quantity.low 1000000 → 1100000". */
export function decisionSaid(decision: DecisionEntry): Said {
  const { carried } = decision;
  const told = toldOf(decision);
  return carried === null ? told : say`${told}, carried over from statement ${String(carried)}`;
}

function toldOf({ verdict, subjects, claims, changes, target, run }: DecisionEntry): Said {
  const about = listed(subjects, ', ');
  const now = listed(claims, ', ');
  switch (verdict) {
    case 'accept':
      return say`${about} accepted`;
    case 'reject':
      return say`${about} rejected`;
    case 'amend': {
      const moved = changes.map((one) => say`${word(one.field)} ${valueSaid(one.old)} → ${valueSaid(one.new)}`);
      return say`${about} amended to ${now}: ${listed(moved, ', ')}`;
    }
    case 'split':
      return say`${about} split into ${now}`;
    case 'merge':
      return say`${about} merged into ${now}`;
    case 'undo':
      return say`statement ${String(target)} undone`;
    case 'revert':
      return say`all of run ${run ?? ''} taken back`;
  }
}

const valueSaid = (value: unknown): SaidValue =>
  value === null || value === undefined ? say`nothing` : typeof value === 'string' ? value : JSON.stringify(value);
