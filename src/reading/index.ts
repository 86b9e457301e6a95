// The library's entry `tosite/reading`: texts to claims, without a store. The claim's schema, the gate that every reader
// passes, the grammar, and the port for readers of other kinds.
export { type Diagnostic, UserError } from '../base/diagnostic.ts';
export { createDocument, type Document, type DocumentFields } from '../document/document.ts';
export { type OpenedDocument, openBytes, openText, type TextFormat } from '../document/open-document.ts';
export { identifyLanguage } from '../language/identify.ts';
export type { Analyser, LanguageCode, Sentence, Token } from '../language/language.ts';
export { isLanguageCode, LANGUAGES, openLanguage } from '../language/languages.ts';
export {
  BASES,
  Claim,
  FRAMES,
  type Frame,
  MODALITIES,
  type Modality,
  OUTCOMES,
  type Outcome,
  PERIODS,
  type Proposal,
} from './claim.ts';
export { composedReader } from './composed-reader.ts';
export { admit, type GateResult } from './gate.ts';
export { GRAMMAR, grammarReader, readDocument } from './read.ts';
export type { Reader, Reading } from './reader.ts';
