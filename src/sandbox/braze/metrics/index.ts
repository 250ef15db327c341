export { activityOf, campaignStep, canvasTotals } from './activity.ts';
export { type Bucket, readBuckets, readPeriod } from './buckets.ts';
