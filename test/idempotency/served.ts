import { startHttpServer } from '../../src/runtime/http-server.ts';
import { toNodeHandler } from '../../src/runtime/node-handler.ts';

/** The two classes of responses that Crosswalk works with behind Node's server, by who sets it up. */
export const responseClasses = [
  ['the platform’s own Response', { overrideGlobalObjects: false }],
  ['the Response of the service, which is made when it is read', { overrideGlobalObjects: true }],
] as const;

export interface Served {
  url: string;
  close(): Promise<void>;
}

const own = { Request, Response };

/** Listens until it is closed, and takes the classes back then that it put in place of the global ones. */
export async function serve(...handling: Parameters<typeof toNodeHandler>): Promise<Served> {
  const server = await startHttpServer({ handler: toNodeHandler(...handling), host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.drain(0);
      for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value });
    },
  };
}
