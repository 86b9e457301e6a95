// Writes docs/reference/scenario.schema.json, the JSON Schema of a scenario's file, from the Zod schema: node scripts/scenario-schema.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ScenarioFile } from '../src/exchange/scenario/model.ts';

/** Where the schema lies. */
export const PAGE = join(import.meta.dirname, '..', 'docs', 'reference', 'scenario.schema.json');

/** The schema of what a person writes: what has a default may be left out. */
export const scenarioSchema = (): string =>
  `${JSON.stringify({ title: 'Tosite scenario', ...z.toJSONSchema(ScenarioFile, { io: 'input' }) }, null, 2)}\n`;

if (import.meta.main) writeFileSync(PAGE, scenarioSchema());
