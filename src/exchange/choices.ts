// What may be chosen for an estimate, by name. Apart from the schemas and distributions that know them, so that the command line, which
// names them in its help, starts without those.

/** How several origins become one interval: where most independent ones agree, or each with the same weight. */
export const POOLS = ['supported', 'linear'] as const;
export type Pool = (typeof POOLS)[number];

/** What stands for an interval with two ends. */
export const SHAPES = ['pert', 'lognormal', 'uniform'] as const;
export type Shape = (typeof SHAPES)[number];
