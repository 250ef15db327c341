import type { SandboxServer } from '../../kit/index.ts';
import { byteLength } from '../json.ts';
import type { SegmentState } from '../state/index.ts';

const maximumBytes = 512 * 1024;

/** Success or failure: a source function tells its caller nothing else. */
function answer(status: number): Response {
  return Response.json({ success: status === 200 }, { status });
}

/** The JSON of a text; undefined when it is none. */
function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Registers the server of source functions: the one whose token is in the query receives the JSON that it is sent. */
export function registerFunctions(server: SandboxServer, { workspaces, clock }: SegmentState): void {
  server.route('functions.invokeSource', 'POST', '/', async ({ req }) => {
    const token = req.query('b') ?? '';
    const workspace = workspaces.find(({ sourceFunctions }) => sourceFunctions.some((known) => known.token === token));
    const called = workspace?.sourceFunctions.find((known) => known.token === token);
    if (workspace === undefined || called === undefined) return answer(401);
    const text = await req.text();
    if (byteLength(text) > maximumBytes) return answer(413);
    const payload = parseJson(text);
    if (payload === undefined) return answer(400);
    workspace.functionCalls.push({ functionName: called.name, payload: payload.value, at: clock.now() });
    return answer(200);
  });
  server.app.notFound(() => answer(404));
}
