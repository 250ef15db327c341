import type { ExportCallback } from '../workspace/index.ts';

/** Makes the calls that are due, once each and unsigned. One that nobody takes is marked as failed. */
export async function sendCallbacks(
  callbacks: readonly ExportCallback[],
  send: (request: Request) => Promise<Response>,
): Promise<void> {
  for (const callback of callbacks.filter(({ state }) => state === 'due')) {
    const request = new Request(callback.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(callback.body),
    });
    // Marked first, so that a second round that starts meanwhile does not call again.
    callback.state = 'failed';
    const response = await send(request);
    if (response.ok) callback.state = 'sent';
  }
}
