// What a decision would change: the same as reconciling without the report, or with it accepted.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { impactsOf } from '../../src/ledger/impact.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { ORIGINS, report } from './build.ts';
