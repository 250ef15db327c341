export { type CallProblem, checkCall, checkQuery, type ReceivedCall } from './check.ts';
export { type Fact, type FactParameter, type FactsFile, factsFileSchema } from './fact.ts';
