import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Formula, FormulaError, parseFormula } from '../../../src/exchange/indicators/formula.ts';
import { divided, multiplied, parseUnit, sameUnit, unitText } from '../../../src/exchange/indicators/units.ts';

/** The tree with all brackets written. */
const spelled = (formula: Formula): string => {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'input':
      return formula.name;
    case 'months':
      return `months(${formula.name})`;
    case 'binary':
      return `(${spelled(formula.left)} ${formula.operator} ${spelled(formula.right)})`;
  }
};
const fails = (text: string, message: RegExp, at: number): void => {
  assert.throws(
    () => parseFormula(text),
    (error) => error instanceof FormulaError && message.test(error.message) && error.at === at,
    text,
  );
};

describe('a formula', () => {
  it('takes the smaller and the larger of two', () => {
    assert.equal(spelled(parseFormula('min(a, b * 2) + max(1, c)')), '((a min (b * 2)) + (1 max c))');
    fails('min(a)', /"," is missing/, 5);
    fails('max(a, b', /"\)" is missing/, 8);
  });

  it('binds products before sums, and goes from left to right', () => {
    assert.equal(spelled(parseFormula('a + b * c')), '(a + (b * c))');
    assert.equal(spelled(parseFormula('a - b - c')), '((a - b) - c)');
    assert.equal(spelled(parseFormula('a / b / c')), '((a / b) / c)');
    assert.equal(spelled(parseFormula('(a + b) * 2.5')), '((a + b) * 2.5)');
    assert.equal(spelled(parseFormula(' tonnit/months( tonnit ) ')), '(tonnit / months(tonnit))');
  });

  it('takes numbers with a unit', () => {
    const formula = parseFormula('12[month/year]');
    assert.equal(formula.kind === 'number' ? unitText(formula.unit) : '', 'month/year');
  });

  it('says what is wrong and at which character', () => {
    fails('', /ends where/, 0);
    fails('a +', /ends where/, 3);
    fails('a b', /"b" stands where an operator/, 2);
    fails('(a + b', /not closed/, 6);
    fails('a % b', /"%" has no meaning/, 2);
    fails('* a', /"\*" stands where a number/, 0);
    fails('sum(a)', /no function "sum"/, 0);
    fails('months(a + b)', /takes the name of one input/, 9);
    fails('2[kg m]', /no unit/, 1);
    fails(`${'('.repeat(60)}a${')'.repeat(60)}`, /50 deep/, 50);
  });

  it('reads back what it is spelled as', () => {
    const tree = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', '2', '0.5', 'months(a)'),
        fc
          .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/'), tie('any'))
          .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      ),
    })).any;
    fc.assert(fc.property(tree, (text) => assert.equal(spelled(parseFormula(text)), text)));
  });

  it('never fails in another way than with a FormulaError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1.+-*/()[] ä%'.split('')) }), (text) => {
        try {
          parseFormula(text);
        } catch (error) {
          assert.ok(error instanceof FormulaError && error.at >= 0 && error.at <= text.length, text);
        }
      }),
    );
  });
});

describe('units', () => {
  const unit = (text: string): NonNullable<ReturnType<typeof parseUnit>> => {
    const parsed = parseUnit(text);
    assert.ok(parsed, text);
    return parsed;
  };

  it('multiply, divide and cancel', () => {
    assert.equal(unitText(divided(unit('shell'), unit('container'))), 'shell/container');
    assert.equal(unitText(multiplied(unit('money/month'), unit('month/year'))), 'money/year');
    assert.equal(unitText(divided(unit('barrel'), unit('barrel'))), 'ratio');
    assert.equal(unitText(unit('1/year')), '1/year');
    assert.ok(sameUnit(unit('percent'), unit('ratio')));
    assert.equal(parseUnit('money per year'), null);
    assert.equal(parseUnit(''), null);
  });

  it('that are divided and multiplied by the same are as before', () => {
    const any = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map((names) => unit(names.join('/')));
    fc.assert(
      fc.property(any, any, (a, b) => {
        assert.ok(sameUnit(multiplied(divided(a, b), b), a));
        assert.ok(sameUnit(unit(unitText(a)), a), unitText(a));
      }),
    );
  });
});
