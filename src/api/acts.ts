// Decisions of any kind and estimates as the API shows them.
import type { Estimate } from '../ledger/model.ts';
import type { DecisionEntry } from '../store/port.ts';
import type { ActView, EstimateView } from './correction-schemas.ts';
import type { Data } from './resource.ts';

/** A decision as it stands in the log. */
export const actView = (entry: DecisionEntry): Data<ActView> => {
  const { seq, time, actor, verdict, reason, subjects, claims, changes, target, undone } = entry;
  return { seq, time, actor, verdict, reason, target, undone, subjects, claims, changes };
};

/** The numbers of an estimate. */
export const estimateView = ({ supported, envelope, independentOrigins }: Estimate): Data<EstimateView> => ({
  supported: supported.map(({ low, high, agree, independent, shown }) => ({ low, high, agree, independent, shown })),
  envelope: { ...envelope },
  independentOrigins,
});
