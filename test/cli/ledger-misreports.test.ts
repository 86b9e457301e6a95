// Real misreports of the figures on North Korea and Russia, taken in beside the figures themselves: each is shown as what it is,
// beside the figure that it goes back to, and changes no origin's figure and no estimate.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { FigureJson, FlowJson, LedgerJson } from '../../src/ledger/flow-schema.ts';
import { LedgerJson as LedgerSchema } from '../../src/ledger/flow-schema.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';
import { STORES } from './stores.ts';

const shared = join(ROOT, '..', 'shared', 'facts', 'misreports.json');
const skipped = existsSync(shared) ? false : 'the collected misreports are not beside this checkout';

type Misreport = {
  readonly id: string;
  readonly kind: string;
  readonly report: {
    readonly via: string;
    readonly url: string;
    readonly stated: string;
    readonly figures: readonly Readonly<Record<string, unknown>>[];
  };
};

/** Whom each page credits, by its figures; a page that credits nobody speaks in its own voice. */
const CREDITED: Readonly<Record<string, readonly string[]>> = {
  x01: ['ROK MND', 'ROK MND'],
  x02: ['Verkkouutiset'],
  x03: ['Verkkouutiset', 'FNF (Guseinova)'],
  x04: ['Wi Sung-lac'],
  x05: ['Wi Sung-lac'],
  x06: ['ROK DIA', 'ROK DIA'],
  x07: ['ROK NIS', 'ROK NIS', 'ROK NIS'],
  x08: ['UK government'],
  x09: ['ROK NIS', 'ROK NIS'],
  x10: ['ROK NIS'],
  x12: ['ROK NIS'],
  x13: ['DPRK'],
  x14: ['ROK DIA'],
  x15: ['ROK DIA'],
  x16: ['', 'MSMT'],
};

const COLUMNS = [
  ...[
    'id',
    'stated',
    'origin',
    'via',
    'url',
    'from',
    'to',
    'frame',
    'item',
    'calibre_mm',
    'calibre_inch',
    'low',
    'high',
  ],
  ...['unit', 'approx', 'basis', 'per', 'period', 'modality', 'outcome', 'note'],
];

/** The misreports as a table of figures; those that stand among the figures already are left out. */
function misreportsCsv(): string {
  const all = JSON.parse(readFileSync(shared, 'utf8')) as readonly Misreport[];
  const cell = (value: unknown): string =>
    value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`;
  const lines = all.flatMap(({ id, kind, report: { figures, ...page } }) =>
    figures.flatMap((figure, i) => {
      if (figure.figure_id !== undefined) return [];
      const unit = String(figure.unit).replace(' ', '-');
      const row: Readonly<Record<string, unknown>> = {
        ...page,
        ...figure,
        unit,
        id: `${id}.${i + 1}`,
        origin: CREDITED[id]?.[i],
        note: figure.designation ?? kind,
      };
      return [COLUMNS.map((column) => cell(row[column])).join(',')];
    }),
  );
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

type Shown = { readonly flow: FlowJson; readonly figure: FigureJson; readonly label: string };

for (const { name, skip, location } of STORES)
  describe(`misreports, ${name}`, { skip: skipped || skip }, () => {
    const folder = temporaryFolder();
    const store = location(folder, 'misreports');
    const labels = new Map<string, string>();
    let plain: LedgerJson;
    let found: LedgerJson;

    const ledger = async (at: string): Promise<LedgerJson> =>
      LedgerSchema.parse(JSON.parse((await tosite(['ledger', '--json', '--store', at])).stdout));

    before(async () => {
      const csv = join(folder, 'misreports.csv');
      writeFileSync(csv, misreportsCsv());
      const figures = join(ROOT, 'examples', 'figures.csv');
      const apart = location(folder, 'plain');
      for (const [at, file] of [
        [apart, figures],
        [store, figures],
        [store, csv],
      ] as const) {
        const run = await tosite(['import', 'figures', file, '--store', at]);
        assert.equal(run.code, 0, run.stderr);
      }
      [plain, found] = [await ledger(apart), await ledger(store)];
      for (const id of found.flows.flatMap((flow) => flow.figures.flatMap(reportIdsOf))) {
        const shown = JSON.parse((await tosite(['show', id, '--json', '--store', store])).stdout) as { label: string };
        labels.set(id, shown.label);
      }
    });

    const reportIdsOf = ({ reportIds, variants }: FigureJson): readonly string[] => [
      ...reportIds,
      ...variants.flatMap((variant) => variant.reportIds),
    ];
    const labelsOf = (ids: readonly string[]): readonly string[] => ids.map((id) => labels.get(id) ?? id).sort();

    /** The figure that reports the row. */
    function behind(label: string): Shown {
      for (const flow of found.flows)
        for (const figure of flow.figures)
          if (figure.reportIds.some((id) => labels.get(id) === label)) return { flow, figure, label };
      return assert.fail(`${label} stands behind no figure`);
    }

    /** Variants beside the figure of a row: "departure low high labels". */
    const beside = (label: string): readonly string[] =>
      behind(label).figure.variants.map(({ departure, low, high, reportIds }) =>
        `${departure} ${low}–${high} ${labelsOf(reportIds).join(' ')}`.trim(),
      );
    const isNoFigure = (label: string): boolean =>
      !found.flows.some(({ figures }) =>
        figures.some(({ reportIds }) => reportIds.some((id) => labels.get(id) === label)),
      );

    it('change no estimate but that of a number which nobody is named for (x13)', () => {
      const estimates = ({ flows }: LedgerJson) => new Map(flows.map(({ key, estimate }) => [key, estimate]));
      const [before_, after_] = [estimates(plain), estimates(found)];
      const changed = [...after_].filter(([key, estimate]) => {
        const { confidence: _, ...was } = before_.get(key) ?? { confidence: null };
        const { confidence: __, ...is } = estimate;
        return JSON.stringify(was) !== JSON.stringify(is);
      });
      assert.deepEqual(
        changed.map(([key]) => key),
        ['KP-RU:personnel.soldier:deployment:actual:total:count'],
      );
      const soldiers = after_.get('KP-RU:personnel.soldier:deployment:actual:total:count');
      assert.deepEqual(
        soldiers?.supported.map(({ low, high, independent }) => [low, high, independent]),
        [
          ['9900', '12100', 2],
          ['14500', '15500', 2],
        ],
      );
    });

    it('x01: "or" printed as "and" stands beside both alternatives; their sum nowhere', async () => {
      assert.deepEqual(beside('f015'), ['or-to-and 3000000–null x01.1']);
      assert.deepEqual(beside('f016'), ['or-to-and 500000–500000 x01.2']);
      assert.deepEqual(behind('f015').figure.alternatives, [behind('f016').figure.id]);
      const text = JSON.stringify(found) + (await tosite(['ledger', '--store', store])).stdout;
      assert.ok(!/3[.,]?500[.,]?000\b(?!\d)/.test(text.replaceAll('\u00a0', '')));
    });

    it('x02: ten times every known root is held out, with the probable root beside it, until a person decides', async () => {
      assert.deepEqual(beside('f062'), ['times-ten 200000–200000 x02.1']);
      assert.ok(isNoFigure('x02.1'));
      const copy = location(folder, 'decided');
      const csv = join(folder, 'misreports.csv');
      for (const file of [join(ROOT, 'examples', 'figures.csv'), csv])
        assert.equal((await tosite(['import', 'figures', file, '--store', copy])).code, 0);
      assert.equal((await tosite(['accept', 'x02.1', '--store', copy])).code, 0);
      const decided = await ledger(copy);
      const containers = decided.flows.find(({ key }) => key === 'KP-RU:container:transfer:actual:total:count');
      assert.ok(containers?.figures.some(({ low, origin }) => low === '200000' && origin === 'Verkkouutiset'));
    });

    it('x03: what is turned round stands in neither side of the balance', () => {
      assert.deepEqual(beside('f059'), ['wrong-giver 4000000–4000000 x03.1']);
      assert.deepEqual(beside('f043'), ['wrong-giver null–5500000000 x03.2']);
      assert.ok(isNoFigure('x03.1') && isNoFigure('x03.2'));
      assert.ok(
        !found.flows.some(({ from, frame, item }) => from === 'RU' && frame === 'transfer' && item === 'weapon'),
      );
    });

    it('x04, x05: rice that was supposed stays supposed, whatever unit, promise or rate a page makes of it', () => {
      assert.deepEqual(beside('f057').toSorted(), [
        'supposed-to-fact 598741.9284–698532.2498 x05.1',
        'supposed-to-fact 700000–700000 x04.1',
      ]);
      const rice = found.flows.filter(({ item }) => item === 'food.rice');
      assert.deepEqual(
        rice.map(({ kind, figures }) => [kind, figures.map(({ low, high }) => `${low}–${high}`)]),
        [['hypothetical', ['600000–700000']]],
      );
    });

    it('x06: inches are the same calibres, and a lost floor is no new number', () => {
      assert.deepEqual(
        beside('f035').filter((text) => text.startsWith('bound')),
        ['bound-changed 6000000–6000000 x06.1 x06.2'],
      );
      const calibres = new Set(behind('f035').flow.figures.map(({ calibre }) => calibre));
      assert.deepEqual([...calibres].sort(), ['122', '152', null]);
    });

    it('x07: "including" printed as "plus", and a widened range', () => {
      assert.ok(beside('f105').includes('including-to-plus 4700–4700 x07.2'));
      assert.deepEqual(labelsOf(behind('f106').figure.reportIds), ['f106', 'x07.1', 'x09.1']);
      assert.deepEqual(beside('f104'), ['range-changed 15000–18000 x07.3']);
      assert.ok(!JSON.stringify(found).includes('"5300"'));
    });

    it('x08: casualties printed as deaths, by a wrong speaker', () => {
      assert.deepEqual(beside('f089'), ['casualties-to-deaths 4000–4000 x08.1']);
      assert.equal(behind('f090').figure.low, '1000');
    });

    it('x09: what a page subtracted is linked to both and is no statement', async () => {
      assert.ok(beside('f105').includes('subtracted 4100–4100 x09.2'));
      const variant = behind('f105').figure.variants.find(({ departure }) => departure === 'subtracted');
      assert.deepEqual(variant?.of, [behind('f105').figure.id, behind('f106').figure.id]);
      assert.ok(isNoFigure('x09.2'));
    });

    it('x10: an old floor repeated late leads to its root and moves nothing', () => {
      const { flow, figure } = behind('f106');
      assert.deepEqual(beside('f106'), ['stale 600–null x10.1']);
      const current = flow.figures.filter(({ body, supersededBy }) => body === 'ROK' && supersededBy === null);
      assert.deepEqual(
        current.map(({ low }) => low),
        ['2000'],
      );
      assert.equal(figure.supersededBy, behind('f136').figure.id);
    });

    it('x11: one number for two windows is said; no pace is made of it', () => {
      const { flow } = behind('f034');
      const thirteen = flow.sameNumbers.find(({ number }) => number === '13000');
      assert.deepEqual(
        thirteen?.starts.map(({ start, figures }) => [start, figures]),
        [
          ['2022-06~', [behind('f034').figure.id]],
          ['2023-08', [behind('f042').figure.id]],
        ],
      );
      const pair = [behind('f034').figure.id, behind('f042').figure.id];
      assert.ok(!flow.checks.some(({ figures }) => pair.every((id) => figures.includes(id))));
    });

    it('x12: sent or to be sent: one claim, its tense disputed, in no stock', () => {
      assert.deepEqual(beside('f108'), ['tense-conflict 15000–15000 x12.1']);
      assert.match(behind('f108').figure.admiralty, /^F4$/);
      const stock = found.flows.filter(({ item, basis }) => item === 'personnel.worker' && basis === 'stock');
      assert.ok(stock.every(({ figures }) => figures.every(({ low }) => low !== '15000')));
    });

    it('x13: a party that gave no number is not the origin of one; the number may be a sum', () => {
      const { figure, flow } = behind('x13.1');
      assert.deepEqual([figure.origin, figure.namedInstead, figure.low], ['not named', 'DPRK', '14000']);
      const sum = flow.checks.find(({ against }) => against === figure.id);
      assert.deepEqual(
        [sum?.kind, sum?.figures],
        ['possible-sum', [behind('f091').figure.id, behind('f094').figure.id]],
      );
    });

    it('x14: a start that earlier counts contradict is the page’s own', () => {
      assert.deepEqual(beside('f131'), ['window-moved 28000–28000 x14.1']);
      assert.equal(behind('f131').figure.period, null);
    });

    it('x15: what could be held, printed as what was there', () => {
      assert.ok(beside('f035').includes('capacity-to-content 6000000–null x15.1'));
    });

    it('x16: one thing named twice is at least one, at most two as one reading', () => {
      const { figure } = behind('f122');
      assert.deepEqual(labelsOf(figure.reportIds), ['f122', 'f123', 'x16.2']);
      assert.deepEqual([figure.low, figure.high], ['1', null]);
      assert.deepEqual(beside('f122'), ['item-split 1–2']);
    });

    it('are explained from either side, down to the page', async () => {
      const from = await tosite(['explain', 'x15.1', '--store', store]);
      assert.match(from.stdout, /not counted: capacity to content/);
      assert.match(from.stdout, /row \d+ of misreports\.csv, via Euromaidan\s+[│ ]*Press/);
    });
  });
