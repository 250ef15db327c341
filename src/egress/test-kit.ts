import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import type { OutboundRequest, OutboundResponse, Transport, TransportRequest } from './types.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  advance(milliseconds: number): void;
  /** How many timers are set: none may be left when a call is over. */
  readonly pending: number;
}

export function createManualClock(): ManualClock {
  let now = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { at: now + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const timer of [...timers].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        if (timers.delete(timer)) timer.callback();
      }
    },
    get pending() {
      return timers.size;
    },
  };
}

/** A transport that keeps what it was asked to send, and answers as the test says. */
export function createRecordingTransport(
  answer: (request: TransportRequest) => Promise<OutboundResponse> | OutboundResponse = () => ok(),
): Transport & { sent: TransportRequest[] } {
  const sent: TransportRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      return answer(request);
    },
  };
}

export function ok(body: OutboundResponse['body'] = new Uint8Array()): OutboundResponse {
  return { status: 200, headers: [], body };
}

/** A GET to a vendor whose only host is api.vendor.example, changed as the test says. */
export function requestTo(url: string, changes: Partial<OutboundRequest> = {}): OutboundRequest {
  return {
    method: 'GET',
    url: new URL(url),
    headers: [],
    body: null,
    hosts: ['api.vendor.example'],
    secrets: [],
    via: 'network',
    ...changes,
  };
}

/** A stream that a test feeds by hand, and that says how it was cancelled. */
export function createFedStream() {
  const state: { cancelled: unknown[]; pulls: number } = { cancelled: [], pulls: 0 };
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        feed = controller;
      },
      pull() {
        state.pulls += 1;
      },
      cancel(reason) {
        state.cancelled.push(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    state,
    push: (text: string) => feed?.enqueue(new TextEncoder().encode(text)),
    close: () => feed?.close(),
    fail: (error: unknown) => feed?.error(error),
  };
}

/** What a call failed with, and nothing if it did not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The error of the catalogue that a call failed with. */
export async function crosswalkErrorOf(promise: Promise<unknown>): Promise<CrosswalkError> {
  const failure = await failureOf(promise);
  if (failure instanceof CrosswalkError) return failure;
  throw new Error('The call did not fail with a CrosswalkError.', { cause: failure });
}

/** Lets everything run that waits for nothing but other promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
