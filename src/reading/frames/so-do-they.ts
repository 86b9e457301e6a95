// Givings that an auxiliary stands for: "so does Poland", "nor has Spain", "as did the Dutch", "Italy has not". What enters: a
// sentence's named things, the codes that the passage has named. What leaves: a thing of the kind named last, in the
// predication told last, whose subject the party beside the auxiliary is.
import type { PartyMention } from '../mentions/mention.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import type { Lower } from '../spelling.ts';
import { isPerson } from './admitting.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** A party with an auxiliary that stands for a verb told before. */
type Echo = { readonly at: number; readonly party: PartyMention; readonly negated: boolean };

/** Things of those of whom an auxiliary says what was said of others. */
export function echoedOf(
  passage: Passage,
  view: SentenceView,
  named: readonly Thing[],
  lexicon: Lexicon,
  before: readonly string[],
): readonly Thing[] {
  return echoesIn(view, lexicon).flatMap(({ at, party, negated }) => {
    const told = toldBefore(passage, view, at);
    if (told === null || told.p.negated !== (negated && told.p.negated)) return [];
    const code =
      told.p.sense === 'train'
        ? 'training'
        : (named.findLast((t) => t.last <= at && !isPerson(t.code))?.code ?? before.findLast((c) => !isPerson(c)));
    const token = view.tree.tokens[at];
    if (code === undefined || !token) return [];
    const { start, end, text } = token;
    const by = echoing(told.p, told.view === view, at, party, negated);
    return [
      {
        start,
        end,
        text,
        first: at,
        last: at + 1,
        headToken: at,
        code,
        mention: null,
        quantity: null,
        shared: false,
        by,
      },
    ];
  });
}

/** Tokens between an auxiliary and the party that it is said of, at most. */
const APART = 1;

function echoesIn({ tree, mentions }: SentenceView, { markerOf }: Lexicon): readonly Echo[] {
  const { tokens, bases } = tree;
  const kindAt = (i: number): string => (i < 0 || i >= bases.length ? '' : markerOf(bases[i] as Lower));
  const ends = (i: number): boolean => tokens[i] === undefined || /^(?:PUNCT|CCONJ)$/u.test(tokens[i]?.upos ?? '');
  return tokens.flatMap((_, at): readonly Echo[] => {
    const isAuxiliary = tokens[at]?.upos === 'AUX' || kindAt(at) === 'light';
    const so = kindAt(at - 1);
    if (!isAuxiliary && kindAt(at) !== 'joins-with') return [];
    if (so === 'so' || so === 'neither') {
      const party = mentions.parties.find((m) => m.id !== null && m.first > at && m.first - at <= APART + 1);
      return party && ends(party.last) ? [{ at, party, negated: so === 'neither' }] : [];
    }
    if (!isAuxiliary) return [];
    const party = mentions.parties.findLast((m) => m.id !== null && m.last <= at && at - m.last <= APART);
    const negated = tokens[at + 1]?.feats.Polarity === 'Neg';
    const same = negated || kindAt(at + 1) === 'joining';
    return party && same && ends(at + 2) ? [{ at, party, negated }] : [];
  });
}

/** The last giving that the sentence tells before a token, else the one before it; null where that is only spoken of. */
function toldBefore(
  { sentences }: Passage,
  view: SentenceView,
  at: number,
): { readonly view: SentenceView; readonly p: Predication } | null {
  for (const v of [view, sentences[view.index - 1]]) {
    const told = v?.predications.findLast((p) => isTold(p) && (v !== view || p.trigger < at));
    if (!v || !told) continue;
    const above = v.predications.some((p) => told.containers.includes(p.trigger) && p.entry.family !== 'transfer');
    return above ? null : { view: v, p: told };
  }
  return null;
}

const isTold = (p: Predication): boolean =>
  p.entry.family === 'transfer' &&
  p.entry.wordClass === 'V' &&
  p.form === 'finite' &&
  p.args.some((a) => a.role === 'giver' || a.role === 'receiver');

/** The predication told before, said of another party: what it says of the other side holds where it is of the same sentence. */
function echoing(told: Predication, own: boolean, at: number, party: PartyMention, negated: boolean): Predication {
  const role = subjectRole(told);
  const { headToken } = party;
  const subject: Argument = { role, head: headToken, tokens: [headToken], found: 'relation', marked: true };
  const others = own ? told.args.filter((a) => /^(?:giver|receiver)$/u.test(a.role) && a.role !== role) : [];
  const entry: Entry = { ...told.entry, patterns: [], byRelation: new Map() };
  const clause = { first: Math.min(party.first, at), last: Math.max(party.last, at + 1) };
  return { ...told, entry, trigger: at, args: [subject, ...others], negated, clause };
}

/** Whether the subject of a giving gives or receives. */
function subjectRole({ sense, args, trigger }: Predication): string {
  const subject = args.find((a) => /^(?:giver|receiver)$/u.test(a.role) && a.head < trigger)?.role;
  return subject ?? (sense === 'receive' || sense === 'ask' ? 'receiver' : 'giver');
}
