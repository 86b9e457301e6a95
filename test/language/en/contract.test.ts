import { openEnglish } from '../../../src/language/en/english.ts';
import { analyserContract } from '../analyser-contract.ts';

analyserContract('English', openEnglish, [
  "The ministry said on Monday that over 3,000 shells had been sent to the port. It didn't name the ships; the crews' papers weren't shown. Who paid?",
  'Grain deliveries fell by 12.5% last year, the agency said. “Nothing was promised,” the envoy replied. The shells were never sent.',
]);
