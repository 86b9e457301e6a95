// Trains the reader's judgement (src/reading/judgement) on folds 0 and 1 of ../shared/corpus and writes
// data/models/judgement.tsv and slots.tsv: node scripts/train-judgement.ts [--dry] [--only MODEL]. Settings are chosen by cross-validation over
// passages; fold 2 is only looked at for the table that is printed. What is learnt is averaged with the weights that are shipped
// (judgement/blend.ts); with --only MODEL, once or more often, all other models stay as they are. The same data and shipped weights
// give the same weights. With --dump FILE it writes what the net learns from (scripts/judgement-net) instead.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataPath } from '../src/base/data.ts';
import { FRAMES } from '../src/reading/claim.ts';
import type { Draft } from '../src/reading/frames/frame.ts';
import { claimFeatures } from '../src/reading/judgement/claim-features.ts';
import { keepAllNames, namesOf } from '../src/reading/judgement/feature.ts';
import { FAINTEST, hasSubject, judge, oncePerNumber } from '../src/reading/judgement/judge.ts';
import { scoreOf, sigmoid, type Weights } from '../src/reading/judgement/linear.ts';
import {
  type FrameOdds,
  frameOdds,
  NUMBER_CLASSES,
  numberDrafts,
  oddsOf,
  type Weighed,
  weighedNumbers,
} from '../src/reading/judgement/numbers.ts';
import { type Ground, groundOf } from '../src/reading/judgement/parties-named.ts';
import { choicesOf, type Decided, decideAll, decideRoles } from '../src/reading/judgement/roles.ts';
import { CLASSED } from '../src/reading/judgement/slots/classes.ts';
import { CHOSEN } from '../src/reading/judgement/slots/decide.ts';
import { type Judgement, shippedJudgement, TABLES } from '../src/reading/judgement/weights.ts';
import { blendedJudgement } from './judgement/blend.ts';
import { FAINT_CLASS } from './judgement/classes.ts';
import {
  classInGold,
  type Example,
  type Gold,
  hasCorpus,
  isGoldPair,
  isKeptApart,
  matchesOf,
  openDraft,
  readCorpus,
} from './judgement/corpus.ts';
import { fitChoices, fitRoles, fitYes, OF_RULES, type Right, type Yes } from './judgement/fit.ts';
import { calibration, coreF1, type Figures, figuresOf, foundF1, line } from './judgement/report.ts';
import { fitSlots } from './judgement/slots.ts';
import { dumpLine } from './judgement-net/dump.ts';

const PARTS = 5;
const THRESHOLDS = [0, 0.1, 0.15, 0.2, 0.25, 0.3];
const ROLES = { least: 4, rounds: 14, rate: 0.2, pull: 15, blind: 2 };
/**
 * Part of what the folds for developing say for the rules' own sides: the rules were made on these folds, where they are right
 * far oftener than on other texts.
 */
const TRUST = 0.85;
/** Gains over the rules' own pair that another may need. */
const GAINS = [0, 1];
const ACCEPT = { least: 4, rounds: 14, rate: 0.2, pull: 22, blind: 0 };
/** A weaker pull says too much: it is right as often, but surer than it should be. */
const CERTAIN = { ...ACCEPT, pull: 40 };
const NUMBER = { least: 5, rounds: 14, rate: 0.2, pull: 16, blind: 0 };
/** What a claim read in each passage that has none costs beside them. */
const ASTRAY = 0.01;
/** Frames of which less is asked: of the stated consequences in other texts a quarter is read. */
const LESS: ReadonlyMap<string, number> = new Map([['effect', 0.3]]);
/** Certainties that the surest claim of a passage may need. */
const SURE = [0, 0.25, 0.3, 0.35, 0.4, 0.45];
/** Weights of slots that are smaller decide nothing. */
const FAINT = 0.02;
/** Two thresholds are equal where their worth differs by less: of these the one is taken that reads least that is wrong. */
const EQUAL = 0.003;

const { values } = parseArgs({
  options: {
    dry: { type: 'boolean', default: false },
    dump: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
if (!hasCorpus()) {
  console.log('skipped: the corpus (../shared/corpus) is missing');
  process.exit(0);
}

type Prepared = {
  readonly example: Example;
  readonly ground: Ground;
  readonly part: number;
  readonly rights: readonly Right[];
  readonly numbers: readonly Weighed[];
};

keepAllNames();
const all = readCorpus();
const dev = all.filter((e) => e.text.fold !== 2 && !isKeptApart(e)).map(prepared);
const held = all.filter((e) => e.text.fold === 2 || isKeptApart(e));

const roleFits = parts((rest) => fitRolesOn(rest));
const margins = marginsOf();
const numberFits = parts((rest) => fitNumbersOn(rest));
const odds = dev.map((p) => frameOdds(p.numbers, weightsFor(p, numberFits)));
const decided = dev.map((p, i) => decide(p, weightsFor(p, roleFits), odds[i] ?? new Map()));
if (values.dump !== undefined) {
  dump(values.dump);
  process.exit(0);
}
const slots = fitSlots(
  dev.map(({ example, part }, i) => ({ example, part, drafts: (decided[i] ?? []).map((d) => d.draft) })),
  PARTS,
);
const asked = dev.map((p, i) => askedOf(p, decided[i] ?? [], odds[i] ?? new Map()));
const acceptFits = parts((_, keep) =>
  fitYes(
    kept(asked, keep).map((x) => ({ ...x, label: x.found })),
    ACCEPT,
  ),
);
const certainFits = parts((_, keep) =>
  fitYes(
    kept(asked, keep).map((x) => ({ ...x, label: x.core })),
    CERTAIN,
  ),
);
const threshold = thresholdOf();
const sure = sureOf();
const learnt: Judgement = {
  roles: rounded(fitRolesOn(dev)),
  accept: rounded(
    fitYes(
      asked.flat().map((x): Yes => ({ ...x, label: x.found })),
      ACCEPT,
    ),
  ),
  certain: rounded(
    fitYes(
      asked.flat().map((x): Yes => ({ ...x, label: x.core })),
      CERTAIN,
    ),
  ),
  when: rounded(slots.when.weights, FAINT),
  where: rounded(slots.where.weights, FAINT),
  source: rounded(slots.source.weights, FAINT),
  modality: rounded(slots.modality.weights, FAINT_CLASS),
  basis: rounded(slots.basis.weights, FAINT_CLASS),
  number: rounded(fitNumbersOn(dev)),
  setting: new Map([
    ...[...margins].map(([frame, m]) => [`role.${frame}`, m] as const),
    ['accept', threshold] as const,
    ...[...LESS].map(([frame, least]) => [`accept.${frame}`, least] as const),
    ['passage', sure] as const,
  ]),
  netFor: shippedJudgement().netFor,
  slot: new Map(
    [...CHOSEN, ...CLASSED].flatMap((slot) => {
      const { margin, lean } = slots[slot];
      return margin === null ? [] : [[slot, margin] as const, [`${slot}.lean`, lean] as const];
    }),
  ),
};
const judgement = blendedJudgement(shippedJudgement(), learnt, values.only);
report();
if (!values.dry) write();

function prepared(example: Example, index: number): Prepared {
  const ground = groundOf(example.passage, example.drafts);
  const matches = matchesOf(example);
  const rightsOf = (d: Draft | null | undefined, gold: Gold, bare: boolean): readonly Right[] => {
    const choices = d ? choicesOf(ground, d) : null;
    if (!choices || (choices.own === -1 && !bare) || choices.pairs.length < 2) return [];
    const right = new Set<number>();
    choices.pairs.forEach((p, i) => {
      if (isGoldPair(choices.from[p.from]?.id ?? null, choices.to[p.to]?.id ?? null, gold)) right.add(i);
    });
    return right.size > 0 && right.size < choices.pairs.length
      ? [{ choices, right, bare, weight: example.weight }]
      : [];
  };
  const open = example.gold.filter((g) => !matches.some((m) => m.gold === g));
  return {
    example,
    ground,
    part: index % PARTS,
    numbers: weighedNumbers(ground),
    rights: [
      ...matches.flatMap(({ draft, gold }) => rightsOf(example.drafts[draft], gold, false)),
      ...open.flatMap((g) => rightsOf(openDraft(example, g), g, true)),
    ],
  };
}

/** Weights of roles; what the rules chose counts less than these folds teach. */
function fitRolesOn(some: readonly Prepared[]): Weights {
  const learnt = fitRoles(
    some.flatMap((p) => p.rights),
    ROLES,
  );
  return new Map([...learnt].map(([f, w]) => [f, OF_RULES.test(f) ? TRUST * w : w]));
}

/** A model for each part, learnt from the others. */
function parts<T>(fit: (rest: readonly Prepared[], keep: (p: Prepared) => boolean) => T): readonly T[] {
  return Array.from({ length: PARTS }, (_, part) =>
    fit(
      dev.filter((p) => p.part !== part),
      (p) => p.part !== part,
    ),
  );
}

function weightsFor(p: Prepared, fits: readonly Weights[]): Weights {
  return fits[p.part] ?? new Map();
}

function kept<T>(lists: readonly (readonly T[])[], keep: (p: Prepared) => boolean): readonly T[] {
  return lists.flatMap((list, i) => (dev[i] && keep(dev[i]) ? list : []));
}

function decide(p: Prepared, weights: Weights, of: FrameOdds): readonly Decided[] {
  return decideAll(p.ground, numberDrafts(p.ground, p.numbers, of), (frame) => margins.get(frame) ?? null, weights);
}

/** In which frame each number is claimed by gold, if in any. */
function fitNumbersOn(some: readonly Prepared[]): Weights {
  return fitChoices(
    some.flatMap(({ example, numbers }) =>
      numbers.map(({ at, features }) => {
        const names = namesOf(features);
        const right = new Set([NUMBER_CLASSES.indexOf(classInGold(example, at.quantity))]);
        return {
          features: NUMBER_CLASSES.map((c) => names.map((f) => `${c}|${f}`)),
          right,
          weight: example.weight,
        };
      }),
    ),
    NUMBER,
  );
}

/** The frames in which the judged sides are right as often as the rules' at least, each with the gain with which they are most often. */
function marginsOf(): ReadonlyMap<string, number> {
  const chosen = new Map<string, number>();
  for (const frame of FRAMES) {
    const right = (margin: number): number =>
      dev.reduce((sum, p) => {
        const { drafts } = p.example;
        return (
          sum +
          matchesOf(p.example).filter(({ draft, gold }) => {
            const d = drafts[draft];
            if (d?.frame !== frame) return false;
            const now = decideRoles(p.ground, d, weightsFor(p, roleFits), margin).draft;
            return isGoldPair(now.from?.id ?? null, now.to?.id ?? null, gold);
          }).length
        );
      }, 0);
    const rules = right(Number.POSITIVE_INFINITY);
    const judged = GAINS.map((gain) => ({ gain, right: right(gain) }));
    console.log(
      `roles  ${frame.padEnd(11)} right by rules ${rules}, judged ${judged.map((j) => `${j.right} from ${j.gain}`).join(', ')}`,
    );
    const best = judged.reduce((a, b) => (b.right > a.right ? b : a));
    if (best.right >= rules) chosen.set(frame, best.gain);
  }
  return chosen;
}

type Asked = {
  readonly features: readonly string[];
  readonly found: boolean;
  readonly core: boolean;
  readonly weight: number;
};

function askedOf({ example, ground }: Prepared, list: readonly Decided[], of: FrameOdds): readonly Asked[] {
  const drafts = list.map((d) => d.draft);
  const ruled = drafts.slice(0, ground.drafts.length);
  const matches = matchesOf({ ...example, drafts });
  return list.map(({ draft, place, probability }, i) => {
    const match = matches.find((m) => m.draft === i);
    return {
      features: claimFeatures(ground, { draft, place, sure: probability, counted: oddsOf(of, draft) }, ruled),
      found: match !== undefined,
      core: match?.core === true,
      weight: example.weight,
    };
  });
}

/** Probability by the fit that has not seen the passage. */
function sureness(fits: readonly Weights[], i: number, j: number): number {
  const weights = fits[dev[i]?.part ?? 0] ?? new Map();
  return sigmoid(scoreOf(weights, asked[i]?.[j]?.features ?? []));
}

function acceptance(i: number, j: number): number {
  const weights = acceptFits[dev[i]?.part ?? 0] ?? new Map();
  return sigmoid(scoreOf(weights, asked[i]?.[j]?.features ?? []));
}

function crossed(least: number, surest: number, some: (e: Example) => boolean = () => true): Figures {
  const at = new Map(dev.map((p, i) => [p.example, i]));
  return figuresOf(dev.map((p) => p.example).filter(some), (e) => {
    const i = at.get(e) ?? 0;
    const taken = (decided[i] ?? [])
      .map((d, j) => ({ j, draft: { ...d.draft, certainty: sureness(certainFits, i, j) } }))
      .filter(({ j, draft }) => {
        const asked = Math.min(least, LESS.get(draft.frame) ?? least);
        return acceptance(i, j) >= asked && draft.certainty >= FAINTEST;
      });
    return hasSubject(e.passage, taken, surest) ? oncePerNumber(taken).map((d) => d.draft) : [];
  });
}

/** Found and core together, less what is read where there is nothing. */
function worth(f: Figures): number {
  const nothing = dev.filter((p) => p.example.gold.length === 0).length;
  return foundF1(f) + coreF1(f) - (ASTRAY * f.astray) / Math.max(1, nothing);
}

/** Of some values of a setting the one that is best for what is found, core and nothing read where nothing is; the highest of equals. */
function bestOf(name: string, values: readonly number[], read: (value: number) => Figures): number {
  const scored = values.map((t) => ({ t, f: read(t) }));
  for (const { t, f } of scored) console.log(line(`${name} ${t}`, f));
  const best = Math.max(...scored.map(({ f }) => worth(f)));
  return scored.findLast(({ f }) => worth(f) > best - EQUAL)?.t ?? 0;
}

function thresholdOf(): number {
  return bestOf('accept from', THRESHOLDS, (t) => crossed(t, 0));
}

function sureOf(): number {
  return bestOf('surest from', SURE, (t) => crossed(threshold, t));
}

/** Folds 0 and 1 as the fits see them that have not learnt from them, fold 2 and what is kept apart as all of these see them. */
function dump(file: string): void {
  const { accept, certain } = shippedJudgement();
  const [roles, numbers] = [fitRolesOn(dev), fitNumbersOn(dev)];
  const later = held.map(prepared).map((p) => {
    const of = frameOdds(p.numbers, numbers);
    return { p, of, list: decide(p, roles, of) };
  });
  const rows = [...dev.map((p, i) => ({ p, of: odds[i] ?? new Map(), list: decided[i] ?? [] })), ...later];
  const lines = rows.map(({ p, of, list }) => {
    const weighed = askedOf(p, list, of).map(({ features, found, core }) => ({
      ...{ found, core, accept: scoreOf(accept, features), certain: scoreOf(certain, features) },
    }));
    return dumpLine(p.example, list, weighed);
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`${file}: ${lines.length} passages`);
}

function rounded(weights: Weights, least = 0.01): Weights {
  return new Map(
    [...weights]
      .map(([f, w]) => [f, Math.round(w * 1000) / 1000] as const)
      .filter(([, w]) => Math.abs(w) >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function report(): void {
  const judged = new Map(held.map((e) => [e, judge(e.passage, e.drafts, judgement)]));
  for (const lang of ['fi', 'en'] as const) {
    const own = (e: Example): boolean => e.text.lang === lang;
    console.log(
      line(
        `${lang} folds 0,1 rules`,
        figuresOf(dev.map((p) => p.example).filter(own), (e) => e.drafts),
      ),
    );
    console.log(line(`${lang} folds 0,1 roles, cv`, crossed(0, 0, own)));
    console.log(line(`${lang} folds 0,1 accepted, cv`, crossed(threshold, sure, own)));
    for (const apart of [false, true]) {
      const some = held.filter((e) => own(e) && isKeptApart(e) === apart);
      const name = `${lang} ${apart ? 'kept apart' : 'fold 2'}`;
      const rules = figuresOf(some, (e) => e.drafts);
      console.log(line(`${name} rules`, rules));
      const now = figuresOf(some, (e) => judged.get(e) ?? []);
      console.log(line(`${name} judged`, now));
    }
  }
  const outside = asked.flatMap((list, i) =>
    list.flatMap((x, j) => (acceptance(i, j) >= threshold ? [{ p: sureness(certainFits, i, j), right: x.core }] : [])),
  );
  const last = held.flatMap((e) => {
    const drafts: readonly Draft[] = judged.get(e) ?? [];
    const matches = matchesOf({ ...e, drafts });
    return drafts.map((d, i) => ({ p: d.certainty ?? 0, right: matches.some((m) => m.draft === i && m.core) }));
  });
  for (const [name, pairs] of [
    ['folds 0,1, cv', outside],
    ['fold 2 and kept apart', last],
  ] as const) {
    const { error, lines } = calibration(pairs);
    console.log(`certainty, ${name}: expected calibration error ${error.toFixed(3)}\n${lines.join('\n')}`);
  }
}

function write(): void {
  for (const [table, models] of Object.entries(TABLES)) {
    const rows = models.flatMap((model) => [...judgement[model]].map(([f, weight]) => `${model}\t${f}\t${weight}`));
    const head =
      '# Weights of the judgement, made by scripts/train-judgement.ts: do not edit.\nmodel\tfeature\tweight\n';
    writeFileSync(dataPath(`models/${table}.tsv`), `${head}${rows.join('\n')}\n`);
    console.log(`data/models/${table}.tsv: ${rows.length} weights`);
  }
}
