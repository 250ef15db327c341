import { type TestClock } from '../test/clock.ts';
import { type StartTimer } from './waiting.ts';

/** The timers of a clock that a test moves. */
export const timersOf =
  (clock: TestClock): StartTimer =>
  (milliseconds, callback) =>
    clock.after(milliseconds, callback);
