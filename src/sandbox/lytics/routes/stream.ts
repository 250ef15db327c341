import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { notFound } from '../refusal.ts';
import { type RegisteredStream, streamChannels, streamMethods } from '../stream-register.ts';
import { fieldsOf, viewActivity, viewEvents, viewFieldsOf, viewStream } from '../stream-view.ts';
import { registerAccountCollection } from './account-collection.ts';

const streamSchema = z.object({
  slug: z.string().min(1),
  channel: z.enum(streamChannels).exactOptional(),
  label: z.string().exactOptional(),
  description: z.string().exactOptional(),
  tables: z.array(z.string()).exactOptional(),
  providers: z.array(z.string()).exactOptional(),
  hidden: z.boolean().exactOptional(),
  method: z.enum(streamMethods).exactOptional(),
});

/** Streams of v1, which are registered by name. */
function registerVersion1(register: Register): void {
  const view = (call: Call, stream: RegisteredStream) => viewStream(call.account, stream);
  register('stream.create', 'POST', '/api/stream', 'writeSchema', async (call) =>
    answer(call, view(call, call.account.streamRegister.register(await readJson(call, streamSchema)))),
  );
  registerAccountCollection<RegisteredStream>(
    register,
    [
      { does: 'list', endpoint: 'stream.list', method: 'GET', path: '/api/stream' },
      { does: 'get', endpoint: 'stream.get', method: 'GET', path: '/api/stream/:id' },
      { does: 'update', endpoint: 'stream.update', method: 'PUT', path: '/api/stream/:id' },
      { does: 'delete', endpoint: 'stream.delete', method: 'DELETE', path: '/api/stream/:id' },
    ],
    {
      areas: { read: 'readSchema', write: 'writeSchema' },
      items: ({ streamRegister }) => streamRegister,
      view,
      update: async (call, present) => ({ ...present, ...(await readJson(call, streamSchema)) }),
      showsDeleted: true,
    },
  );
}

/** Streams of v2, whose names, fields and events are read. */
function registerVersion2(register: Register): void {
  const all = (call: Call) => call.account.streamRegister.list();
  const named = (call: Call) => call.account.streamRegister.get(call.parameter('name'));
  const read = (endpoint: string, path: string, view: (call: Call) => unknown) =>
    register(endpoint, 'GET', path, 'readSchema', (call) => answer(call, view(call)));
  read('v2.stream.list', '/v2/stream', (call) => all(call).map((stream) => viewActivity(call.account, stream)));
  read('v2.stream.names', '/v2/stream/names', (call) => all(call).map(({ slug }) => slug));
  read('v2.stream.fields', '/v2/stream/fields', (call) =>
    all(call).map((stream) => ({
      stream: stream.slug,
      fields: fieldsOf(call.account, stream).map(({ name }) => name),
    })),
  );
  read('v2.stream.get', '/v2/stream/:name', (call) => viewActivity(call.account, named(call)));
  read('v2.stream.events', '/v2/stream/:name/events', (call) => viewEvents(call.account, named(call)));
  read('v2.stream.stats', '/v2/stream/:name/stats', (call) => viewFieldsOf(call.account, named(call)));
}

/** Which streams and fields the user interface shows. */
function registerVisibility(register: Register): void {
  register('catalog.streams', 'GET', '/api/schema/_streams', 'readSchema', (call) => {
    const { account } = call;
    const streams = account.streamRegister.list();
    return answer(
      call,
      streams.map((stream) => ({ ...viewActivity(account, stream), fields: viewFieldsOf(account, stream) })),
    );
  });
  register('catalog.streamHide', 'POST', '/api/schema/_streams', 'writeSchema', async (call) => {
    const { stream: slug, hidden } = await readJson(call, z.object({ stream: z.string(), hidden: z.boolean() }));
    const { streamRegister } = call.account;
    streamRegister.replace(slug, { ...streamRegister.get(slug), hidden });
    return answerNothing();
  });
  register('catalog.fieldHide', 'PUT', '/api/schema/_streams/:stream', 'writeSchema', async (call) => {
    const { name, hidden } = await readJson(call, z.object({ name: z.string(), hidden: z.boolean() }));
    const { streamRegister } = call.account;
    const stream = streamRegister.get(call.parameter('stream'));
    if (!fieldsOf(call.account, stream).some((field) => field.name === name)) throw notFound('field not found');
    const hiddenFields = new Set(stream.hiddenFields);
    if (hidden) hiddenFields.add(name);
    else hiddenFields.delete(name);
    streamRegister.replace(stream.id, { ...stream, hiddenFields });
    return answerNothing();
  });
}

/** Streams: what records are sent to. */
export function registerStreams(register: Register): void {
  registerVersion1(register);
  registerVersion2(register);
  registerVisibility(register);
}
