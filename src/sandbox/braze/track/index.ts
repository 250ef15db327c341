export { type TrackedObject, type TrackInput, applyObject, checkBatch, readInput } from './batch.ts';
