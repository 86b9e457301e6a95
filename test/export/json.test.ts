import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportJson } from '../../src/export/json.ts';
import { sampleReading } from '../cli/sample.ts';

const counted = { series: 's', figure: 'f_1', origin: 'Port Watch', copyOf: null };
const { claims } = sampleReading();
const stored = claims.map((claim) => ({
  claim,
  documentId: 'd_0123456789abcdef',
  published: null,
  publisher: 'A "B"\n',
  title: null,
  url: null,
  added: '2026-01-31T12:00:00.000Z',
  decision: null,
  standing: 'current' as const,
  instead: [],
  behind: [],
  counted,
}));

describe('exportJson', () => {
  it('is one JSON value with everything in it, a claim a line', () => {
    const text = [...exportJson({ claims: stored, figures: [] })].join('');
    assert.deepEqual(JSON.parse(text), { claims: stored, figures: [] });
    assert.equal(text.split('\n').filter((line) => line.includes('"documentId"')).length, stored.length);
  });

  it('is whole without any claim', () => {
    assert.deepEqual(JSON.parse([...exportJson({ claims: [], figures: [] })].join('')), { claims: [], figures: [] });
  });
});
