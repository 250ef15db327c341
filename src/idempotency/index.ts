export { keptLength, type KeptAnswer } from './answer.ts';
export { type Attempt } from './attempt.ts';
export { createIdempotency, type Idempotency } from './idempotency.ts';
export { type KeyedCall } from './identity.ts';
export { readKey } from './key.ts';
