import type { Transport } from '../../egress/index.ts';

/**
 * Makes the calls that a vendor makes to its customers. One that cannot be made is reported in one line and counts as
 * answered with 502, as no vendor stops working because a customer's server is down.
 */
export function createCallbackSender(transport: Transport, warn: (line: string) => void) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    try {
      const { status, body } = await transport.send({
        url,
        method: request.method,
        headers: [...request.headers],
        body: new Uint8Array(await request.arrayBuffer()),
        signal: request.signal,
        // The addresses are those of whoever runs the sandbox, on a machine of their own.
        checkAddress: () => {},
        sending: () => {},
      });
      if (body instanceof ReadableStream) await body.cancel();
      return new Response(null, { status });
    } catch (error) {
      warn(`The callback to ${url.origin} failed: ${error instanceof Error ? error.message : String(error)}`);
      return new Response(null, { status: 502 });
    }
  };
}
