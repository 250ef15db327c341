/**
 * Tells once that something is to end early, and why. Every AbortSignal is one; what is made for each single request
 * may be an `Interruption`, which costs a tenth of an AbortController.
 */
export interface AbortNotice {
  readonly aborted: boolean;
  /** Set when it has aborted. */
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * An abort notice and the function that gives it.
 *
 * @example
 * const interruption = new Interruption();
 * interruption.addEventListener('abort', () => connection.destroy());
 * interruption.interrupt(new Error('The caller hung up.'));
 */
export class Interruption implements AbortNotice {
  aborted = false;
  reason: unknown;
  #listeners: (() => void)[] = [];

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const at = this.#listeners.indexOf(listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  }

  /** Gives the notice; only the first time counts. */
  interrupt(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }
}

/** The notice as an AbortSignal, for functions of the platform. */
export function toAbortSignal(notice: AbortNotice): AbortSignal {
  if (notice instanceof AbortSignal) return notice;
  if (notice.aborted) return AbortSignal.abort(notice.reason);
  const controller = new AbortController();
  notice.addEventListener('abort', () => controller.abort(notice.reason));
  return controller.signal;
}
