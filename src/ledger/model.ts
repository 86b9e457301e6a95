// The ledger's words as readonly data. Reports (what one claim or one imported row says) become figures (one origin's one
// number), figures stand in series (one flow, frame, basis, unit, …), each series has an estimate. Nothing here computes.
// Holds everywhere: numbers are canonical decimal texts ("1000000", "0.5"), an open end is null; a quantity that is null is
// unknown, which is neither zero nor "none". No node module is imported, so that the browser can use it.
import type { Said } from '../base/said.ts';
import type { Basis, Frame, Modality, Outcome, Per } from '../reading/claim.ts';
import type { OriginKind } from './origins.ts';

/** The frames that make flows; the others say nothing that adds up. */
export const FLOW_FRAMES = ['transfer', 'deployment', 'casualties', 'statistic'] as const;
export type FlowFrame = (typeof FLOW_FRAMES)[number];

export const isFlowFrame = (frame: Frame): frame is FlowFrame => (FLOW_FRAMES as readonly string[]).includes(frame);

/** Actual takes asserted, estimated, reported and claimed; planned and hypothetical stand apart; denied carries no number. */
export const SERIES_KINDS = ['actual', 'planned', 'hypothetical'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** What stands behind a report: a quote in a document, or a row of an imported file (which has no quote). */
export type Evidence =
  | {
      readonly kind: 'claim';
      readonly claimId: string;
      readonly documentId: string;
      readonly publisher: string | null;
      readonly title: string | null;
      readonly url: string | null;
      readonly quote: string;
    }
  | {
      readonly kind: 'row';
      readonly rowId: string;
      readonly file: string;
      /** Record number in the file, the header being 1, as a spreadsheet shows it. */
      readonly row: number;
      /** The row's own id in the file, such as "f031". */
      readonly label: string;
      readonly via: string | null;
      readonly url: string | null;
      readonly note: string;
    };

export type Quantity = {
  readonly low: string | null;
  readonly high: string | null;
  readonly unit: string;
  readonly approx: boolean;
  readonly basis: Basis;
  readonly per: Per | null;
  /** One number over a list of items or several joint parties: shown at each, an estimate of none of them. */
  readonly shared: boolean;
  /** What was written, where a factor of data/unit-factors.tsv turned it into this unit; null where nothing was turned. */
  readonly written: {
    readonly low: string | null;
    readonly high: string | null;
    readonly unit: string;
    readonly factor: string;
  } | null;
};

/** How the date of a statement is known: said in the file, the document's publication, or the day it was added. */
export const STATED_BY = ['stated', 'published', 'added'] as const;
export type StatedBy = (typeof STATED_BY)[number];

/** The page that a text was copied from, and who published that. */
export type CopyOf = { readonly page: string; readonly publisher: string | null };

/** What one claim or one imported row says, in the ledger's terms. */
export type Report = {
  /** `c_…` of a claim or `r_…` of an imported row. */
  readonly id: string;
  readonly frame: FlowFrame;
  readonly from: string | null;
  readonly to: string | null;
  /** Item code, or a statistic's name. */
  readonly item: string | null;
  readonly calibre: string | null;
  readonly outcome: Outcome | null;
  /** Null: the report gives no number. */
  readonly quantity: Quantity | null;
  /** EDTF: the window that the number covers. */
  readonly period: string | null;
  /** EDTF: the day that the number stands for. */
  readonly asOf: string | null;
  /** EDTF: when it was said. */
  readonly stated: string;
  readonly statedBy: StatedBy;
  /** Name of the one that is said to know, as data/origins.tsv writes it, or as the text does where it is unknown there. */
  readonly origin: string;
  /** The organisation or state that the origin speaks for. */
  readonly body: string;
  readonly originKind: OriginKind;
  readonly speaker: string | null;
  /** Who published the page, and whom that page says to relay: KBS, which has it from Yonhap. */
  readonly publisher: string | null;
  readonly outlet: string | null;
  /** What was printed together: the document, or the address of a row's page. */
  readonly page: string;
  /** The page whose text it nearly is word for word; null where it has a text of its own. Known once texts were compared. */
  readonly copyOf: CopyOf | null;
  /** The thing in the page's own words. */
  readonly designation: string | null;
  /** A person has looked at it and let it stand: it is never set aside as a misreport. */
  readonly accepted: boolean;
  /** The origin that the page names, where it cannot be the one that is said to know. */
  readonly namedInstead: string | null;
  readonly modality: Modality;
  /** Report id that this number was computed from. */
  readonly derivedFrom: string | null;
  /** Report ids of which only one can be so. */
  readonly alternatives: readonly string[];
  /** Flow keys over which one shared number stands, sorted; empty where the number is this flow's alone. */
  readonly sharedOver: readonly string[];
  readonly evidence: Evidence;
};

/** How a report departs from what its own origin said. */
export const DEPARTURES = [
  'capacity-to-content',
  'supposed-to-fact',
  'casualties-to-deaths',
  'including-to-plus',
  'subtracted',
  'wrong-giver',
  'times-ten',
  'stale',
  'window-moved',
  'or-to-and',
  'bound-changed',
  'range-changed',
  'tense-conflict',
  'item-split',
] as const;
export type Departure = (typeof DEPARTURES)[number];

/**
 * A number that departs from its own origin's figure, a likely misreport: shown beside that figure, in no estimate. It keeps
 * what it says itself, which may be another direction, basis or outcome than the figure's.
 */
export type Variant = SeriesIdentity & {
  readonly departure: Departure;
  readonly seriesKey: string;
  readonly origin: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
  readonly window: string | null;
  readonly stated: string;
  /** Figure ids that it goes back to; the first is the one that it is shown beside. */
  readonly of: readonly string[];
  readonly why: Said;
  readonly reports: readonly Report[];
};

/** One origin's one number for one flow, basis and window, however many reports repeat it. */
export type Figure = {
  /** `f_` and 16 hex digits: a hash of what makes it this figure, never of who reported it. */
  readonly id: string;
  readonly seriesKey: string;
  readonly origin: string;
  readonly body: string;
  readonly originKind: OriginKind;
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
  readonly shared: boolean;
  /** Flow keys over which the one number stands, sorted; empty where it is this flow's alone. */
  readonly sharedOver: readonly string[];
  readonly calibre: string | null;
  readonly stated: string;
  readonly statedBy: StatedBy;
  readonly asOf: string | null;
  readonly period: string | null;
  readonly modality: Modality;
  readonly speaker: string | null;
  /** By date, then by id; never empty. */
  readonly reports: readonly Report[];
  readonly derivedFrom: string | null;
  readonly alternatives: readonly string[];
  /** The figure of the same body that replaces it in this series. */
  readonly supersededBy: string | null;
  /** What outlets made of it, by date; in no estimate. */
  readonly variants: readonly Variant[];
};

/** A best supported interval as it is shown: in numbers that somebody has stated, or in which several figures meet. */
export type ShownRegion = {
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
  /** Several figures meet in it: its ends may be nobody's number. */
  readonly meeting: boolean;
};

/** A stretch of numbers that the largest number of independent origins covers. */
export type Region = {
  readonly low: string | null;
  readonly high: string | null;
  /** Bodies whose current figures cover it, by name. */
  readonly agree: readonly string[];
  /** Size of the largest set of them that are pairwise independent. */
  readonly independent: number;
  readonly figures: readonly string[];
};

export type Envelope = {
  /** Lowest number of any current figure; null where that figure is open below, or where there is no number. */
  readonly low: string | null;
  /** Highest number of any current figure; null where that figure is open above, or where there is no number. */
  readonly high: string | null;
  /** The lowest and highest numbers themselves, also where the figure goes on beyond them. */
  readonly lowest: string | null;
  readonly highest: string | null;
};

/** ICD 203's levels. */
export type Confidence = { readonly level: 'high' | 'moderate' | 'low'; readonly why: Said };

/** Where the numbers of a series go, told by the body that spoke most often, from its first statement to its last. */
export type Trend = {
  readonly direction: 'rising' | 'falling' | 'steady';
  readonly body: string;
  /** Figure ids. */
  readonly from: string;
  readonly to: string;
};

/** A number with the parts that should add up to it, or what lies between two totals. Never an estimate. */
export type Check = {
  readonly kind: 'sum' | 'growth' | 'rate' | 'possible-sum';
  readonly body: string;
  /** EDTF: the window that the result covers. */
  readonly period: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Figure ids that it is computed from. */
  readonly figures: readonly string[];
  /** The figure that it is held against; null where nothing covers the same window. */
  readonly against: string | null;
  readonly agrees: boolean | null;
  readonly why: Said;
};

/** Current figures of a series that count from different days: no pace may be computed across them. */
export type Start = {
  readonly start: string | null;
  readonly bodies: readonly string[];
  readonly figures: readonly string[];
};

/** One number that totals of one series give for windows of different starts. */
export type SameNumber = {
  readonly number: string;
  readonly starts: readonly { readonly start: string; readonly figures: readonly string[] }[];
};

export type Estimate = {
  readonly supported: readonly (Region & { readonly shown: ShownRegion })[];
  /** Bodies with current numbers that agree with no supported region, by name. */
  readonly outliers: readonly string[];
  readonly envelope: Envelope;
  /** Independent origins behind the best supported interval. */
  readonly independentOrigins: number;
  /** Bodies with a current number in the series. */
  readonly bodies: number;
  readonly conflict: boolean;
};

/** What makes a series one: numbers of different keys are never compared, let alone added. */
export type SeriesIdentity = {
  readonly from: string | null;
  readonly to: string | null;
  readonly frame: FlowFrame;
  readonly item: string | null;
  /** Null with `unit` null: the reports that give no number. */
  readonly basis: Basis | null;
  readonly unit: string | null;
  readonly per: Per | null;
  readonly outcome: Outcome | null;
  readonly kind: SeriesKind;
  /** Increments, and totals of one calendar unit: the window, as a part of the identity. */
  readonly period: string | null;
};

/** A denial: a contradiction that stands at a flow and carries no number into it. */
export type Denial = { readonly id: string; readonly origin: string; readonly body: string; readonly stated: string };

export type Series = SeriesIdentity & {
  readonly key: string;
  /** `KP-RU:ammunition.artillery` */
  readonly flowKey: string;
  readonly estimate: Estimate;
  readonly denied: readonly Denial[];
  /** By date of statement, then by id. */
  readonly figures: readonly Figure[];
};

/** All that goes from one party to another of one item. */
export type Flow = {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string | null;
  readonly series: readonly Series[];
};

/** A derivation for people: what was concluded, from what, by which rule, down to claims and rows. */
export type Derivation = {
  /** In English; `said` has both as data, for other languages. */
  readonly label: string;
  readonly detail: string;
  readonly said: { readonly label: Said; readonly detail: Said };
  readonly rule?: string;
  /** Claim id where a quote stands behind this step. */
  readonly claim?: string;
  /** Where an imported row stands behind it. */
  readonly source?: {
    readonly file: string;
    readonly row: number;
    readonly label: string;
    readonly url: string | null;
  };
  readonly children: readonly Derivation[];
};
