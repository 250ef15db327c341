import { type Clock } from '../clock.ts';

/** The calls with a key that this process is making. */
export interface UnderWay {
  /** Counts a call in; `stop` stops the renewing of its lease. The returned function counts it out. */
  add(stop: () => void): () => void;
  /** Waits until no call is under way, for so many milliseconds at most. No lease is renewed from then on. */
  end(milliseconds: number): Promise<void>;
}

/** Nothing is under way at first. */
export function createUnderWay(clock: Clock): UnderWay {
  const stops = new Set<() => void>();
  let isEnded = false;
  let noneLeft = () => {};

  return {
    add(stop) {
      if (isEnded) stop();
      stops.add(stop);
      return () => {
        stops.delete(stop);
        if (stops.size === 0) noneLeft();
      };
    },
    async end(milliseconds) {
      await new Promise<void>((resolve) => {
        const cancel = clock.after(milliseconds, resolve);
        noneLeft = () => {
          cancel();
          resolve();
        };
        if (stops.size === 0) noneLeft();
      });
      isEnded = true;
      for (const stop of stops) stop();
    },
  };
}
