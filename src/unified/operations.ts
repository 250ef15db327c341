import { type z } from 'zod';
import { type Connection } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { CrosswalkError, describeIssues, plainWords, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Cursors, type Lister, type Sender } from '../proxy/index.ts';
import { checkHostFields } from './host-fields.ts';
import { createListing, type ListOptions } from './list.ts';
import { createReader, parseId, type ReadOptions, recordNotFound } from './read.ts';
import { bindResource, type BoundResource, unsupportedMethod } from './resource.ts';
import { checkShape, debugOf, keyRecords, shapeRecord, type ShapeOptions } from './shape.ts';
import { createWriter, type WriteOptions } from './write.ts';

/** Which resource of which account a call is for. */
export interface UnifiedTarget {
  connection: Connection;
  model: string;
  resource: string;
}

/** What is wrong with a name at the top of a body. */
function unknownField({ unified }: BoundResource, name: string): string {
  const isRead = name === 'id' || unified.fields.some((field) => field.split(/[.[]/)[0] === name);
  return isRead ? 'is only read; leave it out' : 'is not a field of the model; send it within custom_attributes';
}

/** The body, checked and in canonical spelling. @throws CrosswalkError `invalid_request` with every problem. */
function parseBody(bound: BoundResource, method: 'create' | 'update', body: JsonValue | undefined): JsonObject {
  const schema: z.ZodType | undefined = bound.unified[method];
  if (schema === undefined) throw unsupportedMethod(bound, method);
  checkHostFields(bound, body);
  // What is sent under a second name has to be what the model says of the field.
  const named = isJsonObject(body) ? bound.definition.lens.firstNames(body) : body;
  const parsed = schema.safeParse(named, { error: plainWords });
  if (!parsed.success) {
    const errors = describeIssues(parsed.error.issues, (name, parent) =>
      parent === '' ? unknownField(bound, name) : 'is not a field of the model',
    );
    throw new CrosswalkError(
      'invalid_request',
      `The ${bound.unified.singular} does not fit the model: ${errors.map(({ path, message }) => `${shorten(path || 'the body')} ${message}`).join('; ')}.`,
      { errors },
    );
  }
  if (!isJsonObject(parsed.data)) throw new CrosswalkError('invalid_request', 'The body must be an object.');
  return parsed.data;
}

/** The resource that a call is for, after checking what the caller wants of the answer: nothing is sent before that. */
function bindCall({ connection, model, resource }: UnifiedTarget, shape: ShapeOptions): BoundResource {
  const bound = bindResource(connection, model, resource);
  checkShape(bound.unified, shape);
  return bound;
}

/** The same four requests for every vendor. */
export function createUnifiedOperations(options: {
  sender: Sender;
  lister: Lister;
  cursors: Cursors;
  clock: Clock;
  stopping?: AbortSignal | undefined;
}) {
  const { sender, lister, clock, stopping } = options;
  const reader = createReader(sender, lister);
  const listing = createListing(lister, options.cursors, reader);
  const writer = createWriter(sender, reader, clock, stopping);

  return {
    /** One page in the envelope; with `raw` the vendor's answer, or its records where the page took several answers. */
    async list(target: UnifiedTarget, list: ListOptions, shape: ShapeOptions): Promise<JsonObject> {
      const page = await listing(bindCall(target, shape), list);
      const { answer } = page;
      const cursors = { next_cursor: page.next_cursor, prev_cursor: page.prev_cursor };
      if (shape.format === 'raw' && answer?.body.kind === 'json') return { result: answer.body.json, ...cursors };
      const records = page.result.map(({ unified, vendor }) =>
        shape.format === 'unified' || shape.format === 'debug' ? shapeRecord(unified, vendor, shape) : vendor,
      );
      return {
        result: shape.keyBy === undefined ? records : keyRecords(records, shape.keyBy),
        ...cursors,
        result_count: page.result_count,
        ...(shape.format === 'debug' ? { debug: debugOf(answer ?? page.result[0]?.answer, page) } : {}),
      };
    },

    /** One record. @throws CrosswalkError `record_not_found`, `ambiguous_id`, `invalid_id`. */
    async get(target: UnifiedTarget, id: string, shape: ShapeOptions, options: ReadOptions = {}): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const record = await reader.find(bound, parseId(bound, id), options);
      if (record === undefined) throw recordNotFound(bound, id);
      if (shape.format === 'raw' || shape.format === 'normalized') return record.vendor;
      const shaped = shapeRecord(record.unified, record.vendor, shape);
      return shape.format === 'debug' ? { result: shaped, debug: debugOf(record.answer) } : shaped;
    },

    /** Creates the record or changes the one that exists. */
    async create(
      target: UnifiedTarget,
      body: JsonValue | undefined,
      shape: ShapeOptions,
      write: WriteOptions,
    ): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const written = await writer.create(bound, parseBody(bound, 'create', body), write);
      return shapeRecord(written.unified, written.vendor, shape);
    },

    /** Changes a record that must exist. */
    async update(
      target: UnifiedTarget,
      id: string,
      body: JsonValue | undefined,
      shape: ShapeOptions,
      write: WriteOptions,
    ): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const written = await writer.update(bound, id, parseBody(bound, 'update', body), write);
      return shapeRecord(written.unified, written.vendor, shape);
    },

    /** Deletes a record that must exist. */
    async remove(
      { connection, model, resource }: UnifiedTarget,
      id: string,
      write: WriteOptions,
    ): Promise<{ id: string; applied: string }> {
      const bound = bindResource(connection, model, resource);
      return writer.remove(bound, id, write);
    },
  };
}

export type UnifiedOperations = ReturnType<typeof createUnifiedOperations>;
