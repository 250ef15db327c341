import type { SandboxServer } from '../../kit/index.ts';
import { registerShapes } from '../../reference/index.ts';
import { facts, shapes } from '../facts.ts';
import { byteLength } from '../json.ts';

const maximumBytes = 512 * 1024;

/** Success or failure: a source function tells its caller nothing else. */
function failure(status: number): Response {
  return Response.json({ success: false }, { status });
}

/** Registers the server of source functions: any function that is named takes what it is sent. */
export function registerFunctions(server: SandboxServer): void {
  registerShapes(server, {
    facts,
    shapes,
    async guard({ req }) {
      if ((req.query('b') ?? '') === '') return failure(401);
      return byteLength(await req.text()) > maximumBytes ? failure(413) : undefined;
    },
    refuse: () => failure(400),
  });
  server.app.notFound(() => failure(404));
}
