// What an output rests on.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { restsOn } from '../../../src/exchange/scenario/rests-on.ts';
import { modelOf, scenario } from './made.ts';

const MODEL = modelOf(
  scenario(`parameters:
  start: {what: start, unit: shell, value: 9, assumption: made}
  pace: {what: pace, unit: shell/month, value: 1, assumption: made}
  load: {what: load, unit: shell/month, value: 2, assumption: made}
  other: {what: other, unit: shell, value: 5, assumption: made}
stocks:
  home: {what: home, unit: shell, start: start}
  away: {what: away, unit: shell, start: 0}
  apart: {what: apart, unit: shell, start: other}
flows:
  giving: {what: giving, from: home, to: away, rate: "min(wish, home / 1[month])"}
variables:
  wish: {what: wish, unit: shell/month, formula: pace}
policies:
  more: {what: more, from: 2024-03, set: {pace: load}, assumption: made}
  idle: {what: idle, from: 2024-03, set: {other: 6}, assumption: made}
outputs:
  away: {what: away, of: away}
`),
);

describe('restsOn', () => {
  it('goes through flows, stocks, variables and policies to the parameters', () => {
    assert.deepEqual(restsOn(MODEL, 'away'), { parameters: ['start', 'pace', 'load'], policies: ['more'] });
  });
  it('leaves out what an output has nothing to do with', () => {
    assert.deepEqual(restsOn(MODEL, 'apart'), { parameters: ['other'], policies: ['idle'] });
    assert.deepEqual(restsOn(MODEL, 'wish'), { parameters: ['pace', 'load'], policies: ['more'] });
  });
});
