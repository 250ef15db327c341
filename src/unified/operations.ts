import { type z } from 'zod';
import { type Connection } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { CrosswalkError, describeIssues, plainWords, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { createLister, type Cursors, type Lister, type Sender, type VendorAnswer } from '../proxy/index.ts';
import { debugOf } from './debug.ts';
import { bodyOf } from './found.ts';
import { checkHostFields } from './host-fields.ts';
import { createListing, type ListOptions } from './list.ts';
import { createReader, parseId, type ReadOptions, recordNotFound } from './read.ts';
import { bindResource, type BoundResource, unsupportedMethod } from './resource.ts';
import { asAnswer, checkShape, keyRecords, shapeRecord, type ShapeOptions } from './shape.ts';
import { noteCalls, type VendorCall } from './vendor-calls.ts';
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

/** What a write has come to, in the form that is asked for. A deletion leaves no record, so `vendor` is absent then. */
function answerWrite(
  { connection }: BoundResource,
  { unified, vendor, answer }: { unified: JsonObject; vendor?: JsonValue; answer: VendorAnswer },
  shape: ShapeOptions,
  calls: readonly VendorCall[],
): JsonObject {
  if (shape.format === 'raw') return asAnswer(bodyOf(answer));
  if (shape.format === 'normalized') return vendor === undefined ? unified : asAnswer(vendor);
  const shaped = shapeRecord(unified, vendor, shape);
  return shape.format === 'debug' ? { result: shaped, debug: debugOf(calls, connection.secrets, { answer }) } : shaped;
}

/** The same requests for every vendor. */
export function createUnifiedOperations(options: {
  sender: Sender;
  lister: Lister;
  cursors: Cursors;
  clock: Clock;
  stopping?: AbortSignal | undefined;
}) {
  const { cursors, clock, stopping } = options;

  function assemble(sender: Sender, lister: Lister, calls: readonly VendorCall[]) {
    const reader = createReader(sender, lister);
    const list = createListing(lister, cursors, reader);
    return { reader, list, writer: createWriter(sender, reader, clock, stopping), calls };
  }

  const plain = assemble(options.sender, options.lister, []);

  /** What makes the calls of one request: where they are to be told of, it notes them. */
  function machineryFor({ format }: ShapeOptions) {
    if (format !== 'debug') return plain;
    const { sender, calls } = noteCalls(options.sender);
    return assemble(sender, createLister(sender, cursors), calls);
  }

  return {
    /**
     * One page in the envelope. With `raw` its `result` is the vendor's page as it was sent; of looked-up records it is a
     * list of the answers that they came in.
     */
    async list(target: UnifiedTarget, request: ListOptions, shape: ShapeOptions): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const { list, calls } = machineryFor(shape);
      const page = await list(bound, request);
      const { answer, result, next_cursor, prev_cursor, result_count } = page;
      const rest = { next_cursor, prev_cursor, result_count };
      if (shape.format === 'raw') {
        const raw = answer === undefined ? [...new Set(result.map((record) => record.raw))] : bodyOf(answer);
        return { result: raw, ...rest };
      }
      const records = result.map(({ unified, vendor }) =>
        shape.format === 'normalized' ? vendor : shapeRecord(unified, vendor, shape),
      );
      const { secrets } = bound.connection;
      const shown = answer === undefined ? { page } : { page, answer };
      return {
        result: shape.keyBy === undefined ? records : keyRecords(records, shape.keyBy),
        ...rest,
        ...(shape.format === 'debug' ? { debug: debugOf(calls, secrets, shown) } : {}),
      };
    },

    /**
     * One record. With `raw` the vendor's answer as it was sent; of a record that is put together from several the answers
     * by part, of a part in pages a list of them.
     *
     * @throws CrosswalkError `record_not_found`, `ambiguous_id`, `invalid_id`.
     */
    async get(target: UnifiedTarget, id: string, shape: ShapeOptions, given: ReadOptions = {}): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const { reader, calls } = machineryFor(shape);
      const record = await reader.find(bound, parseId(bound, id), given);
      if (record === undefined) throw recordNotFound(bound, id);
      if (shape.format === 'raw') return asAnswer(record.raw);
      if (shape.format === 'normalized') return record.vendor;
      const shaped = shapeRecord(record.unified, record.vendor, shape);
      if (shape.format !== 'debug') return shaped;
      return { result: shaped, debug: debugOf(calls, bound.connection.secrets, {}) };
    },

    /**
     * Creates the record or changes the one that exists. With `raw` the vendor's answer to the write; with `normalized`
     * the vendor's record where the write was confirmed, else the same.
     */
    async create(
      target: UnifiedTarget,
      body: JsonValue | undefined,
      shape: ShapeOptions,
      write: WriteOptions,
    ): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const { writer, calls } = machineryFor(shape);
      const written = await writer.create(bound, parseBody(bound, 'create', body), write);
      return answerWrite(bound, written, shape, calls);
    },

    /** Changes a record that must exist, and answers as `create` does. */
    async update(
      target: UnifiedTarget,
      id: string,
      body: JsonValue | undefined,
      shape: ShapeOptions,
      write: WriteOptions,
    ): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const { writer, calls } = machineryFor(shape);
      const written = await writer.update(bound, id, parseBody(bound, 'update', body), write);
      return answerWrite(bound, written, shape, calls);
    },

    /** Deletes a record that must exist. */
    async remove(target: UnifiedTarget, id: string, write: WriteOptions): Promise<{ id: string; applied: string }> {
      const bound = bindResource(target.connection, target.model, target.resource);
      const removed = await plain.writer.remove(bound, id, write);
      return { id: removed.id, applied: removed.applied };
    },

    /** Like `remove`, in the form that is asked for. With `raw` the vendor's answer to the deletion. */
    async removeInForm(
      target: UnifiedTarget,
      id: string,
      shape: ShapeOptions,
      write: WriteOptions,
    ): Promise<JsonObject> {
      const bound = bindCall(target, shape);
      const { writer, calls } = machineryFor(shape);
      const { answer, ...unified } = await writer.remove(bound, id, write);
      return answerWrite(bound, { unified, answer }, shape, calls);
    },
  };
}

export type UnifiedOperations = ReturnType<typeof createUnifiedOperations>;
