import type { SandboxServer } from '../../kit/index.ts';
import { answering } from '../refusal.ts';
import { type SegmentState, callTypes } from '../state/index.ts';
import { answerBatch, answerCall, batchLimit, callLimit } from './calls.ts';
import { answerPixel } from './pixel.ts';
import { readCall } from './read-call.ts';

const json = ['application/json'];
/** Browsers send text, so that no preflight is needed. */
const jsonOrText = ['application/json', 'text/plain'];

/** The first letters that the browser library calls by; `/v1/s` is screen. */
const letters = { identify: 'i', track: 't', page: 'p', screen: 's', group: 'g', alias: 'a' } as const;

/** Registers the Tracking API: single calls, batches, the browser's short routes and the pixel. */
export function registerTracking(server: SandboxServer, state: SegmentState): void {
  for (const type of callTypes) {
    const call = (contentTypes: readonly string[]) =>
      answering(async ({ req: { raw } }) => {
        state.pending.settle();
        return answerCall(state, raw.url, type, await readCall(raw, { limit: callLimit, contentTypes }));
      });
    server.route(`tracking.${type}`, 'POST', `/v1/${type}`, call(json));
    server.route(`tracking.browser.${type}`, 'POST', `/v1/${letters[type]}`, call(jsonOrText));
    server.route(
      `tracking.pixel.${type}`,
      'GET',
      `/v1/pixel/${type}`,
      answering(({ req: { raw } }) => {
        state.pending.settle();
        return answerPixel(state, raw.url, type);
      }),
    );
  }
  // `import` is the old name of `batch`, which old client libraries still call.
  for (const name of ['batch', 'import']) {
    server.route(
      `tracking.${name}`,
      'POST',
      `/v1/${name}`,
      answering(async ({ req: { raw } }) => {
        state.pending.settle();
        return answerBatch(state, raw.url, await readCall(raw, { limit: batchLimit, contentTypes: json }));
      }),
    );
  }
  server.app.notFound(() => new Response('404 page not found\n', { status: 404 }));
}
