import { z } from 'zod';
import type { SandboxServer } from '../../kit/index.ts';
import { readCredential } from '../credentials.ts';
import { byteLength, parseObject } from '../json.ts';
import { Refusal, answering } from '../refusal.ts';
import { servesRegion } from '../regions.ts';
import { type SegmentState, type Workspace, findSource } from '../state/index.ts';

const maximumValueBytes = 32 * 1024;

const scalarSchema = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .refine((value) => byteLength(JSON.stringify(value)) < maximumValueBytes, 'must be smaller than 32 KB');

const bodySchema = z.object({
  collection: z
    .string()
    .max(100)
    .regex(/^[a-z](?:[a-z_]*[a-z])?$/),
  objects: z
    .array(z.object({ id: z.string().min(1).max(100), properties: z.record(z.string(), scalarSchema) }))
    .min(1)
    .max(10),
});

function malformed(message: string): Refusal {
  return new Refusal(Response.json({ success: false, message, code: 'invalid_request' }, { status: 400 }));
}

async function readBody(request: Request) {
  const { success, data, error } = bodySchema.safeParse(parseObject(await request.text()));
  if (success) return data;
  const [issue] = error.issues;
  throw malformed(`${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'is not valid'}`);
}

function store({ objects }: Workspace, body: z.output<typeof bodySchema>): void {
  const collection = objects.get(body.collection) ?? new Map<string, Record<string, unknown>>();
  objects.set(body.collection, collection);
  for (const { id, properties } of body.objects) collection.set(id, { ...collection.get(id), ...properties });
}

/** Registers the Objects API: objects are merged by id; like the Tracking edge it never looks at the key. */
export function registerObjects(server: SandboxServer, state: SegmentState): void {
  server.route(
    'objects.set',
    'POST',
    '/v1/set',
    answering(async ({ req: { raw } }) => {
      state.pending.settle();
      const credential = readCredential(raw.headers);
      if (credential?.kind !== 'basic' || credential.userName === '') throw malformed('invalid write key');
      const body = await readBody(raw);
      const found = findSource(state, credential.userName);
      if (found !== undefined && servesRegion('objects', raw.url, found.workspace.region)) {
        // The header asks for order, so the caller waits until the objects are stored.
        const delay = raw.headers.get('synchronous') === 'true' ? 0 : state.visibilityDelay;
        state.pending.accept(delay, () => store(found.workspace, body));
      } else {
        state.discards.push({
          code: found === undefined ? 'project_not_found' : 'wrong_region',
          workspaceId: found?.workspace.id,
          sourceId: found?.source.id,
          writeKey: credential.userName,
          event: body,
          at: state.clock.now(),
        });
      }
      return Response.json({ success: true });
    }),
  );
  server.app.notFound(() => new Response('404 page not found\n', { status: 404 }));
}
