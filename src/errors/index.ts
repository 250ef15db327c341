export { describeIssues, plainWords } from './plain-words.ts';
export { type ErrorCode, catalogue, errorCodes } from './catalogue.ts';
export type { CatalogueEntry } from './entry.ts';
export {
  CrosswalkError,
  type CrosswalkErrorOptions,
  type ErrorBody,
  type ErrorDetail,
  type RemoteAnswer,
  toCrosswalkError,
} from './crosswalk-error.ts';
export { shorten } from './shorten.ts';
