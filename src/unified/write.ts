import { type Clock } from '../clock.ts';
import { type CompiledCall, type CompiledWrite, type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Sender, type VendorAnswer } from '../proxy/index.ts';
import { confirmationBound, type ConfirmOptions, createConfirmer } from './confirm.ts';
import { createCompletion, isCredentialMissing, type PlannedWrite } from './containers.ts';
import { bodyOf } from './found.ts';
import { mergeBelow } from './merge.ts';
import { createPause } from './pause.ts';
import { bestIds, parseId, type Reader, type ReadRecord, recordNotFound } from './read.ts';
import { type BoundResource, requireCall, unsupportedMethod } from './resource.ts';
import { idAfter, identify, newId } from './written-id.ts';
import { differencesFrom, fieldsOf } from './written.ts';

export interface WriteOptions extends ConfirmOptions {
  /** Added to the query of the vendor's write call untranslated. */
  remoteQuery?: JsonObject | undefined;
}

/** What is known of a written record. */
export interface WrittenRecord {
  unified: JsonObject;
  /** The vendor's record when the write was confirmed, otherwise the vendor's answer. */
  vendor: JsonValue;
  /** The vendor's answer to the write. */
  answer: VendorAnswer;
}

/** What is known of a deleted record. */
export interface RemovedRecord {
  id: string;
  applied: 'accepted' | 'confirmed';
  /** The vendor's answer to the deletion. */
  answer: VendorAnswer;
}

/** The kinds of ids that records are written by. */
function writableKinds({ definition }: BoundResource): string[] {
  return [...definition.identity.kinds.values()].filter(({ record }) => record !== undefined).map(({ name }) => name);
}

/** A record that has no identifier of a kind by which the vendor does something. */
function withoutKind({ connection, unified }: BoundResource, does: string, kinds: readonly string[]): CrosswalkError {
  return new CrosswalkError(
    'unsupported',
    `${connection.integration.label} ${does} ${unified.resource} by ${kinds.join(' or ')} only, and this one has none.`,
  );
}

/** @param stopping Aborts when the service is being stopped: nobody is kept waiting then. */
export function createWriter(sender: Sender, reader: Reader, clock: Clock, stopping?: AbortSignal) {
  const pause = createPause(clock, stopping);
  const confirm = createConfirmer(reader, clock, pause);
  const plan = createCompletion(reader, pause);

  /** The vendor's record of the input, laid over what the caller gives untranslated. */
  function vendorRecord(bound: BoundResource, { id, input, way, current }: PlannedWrite): JsonObject {
    const { lens } = bound.definition;
    const fields = fieldsOf(input);
    const untranslated = input['remote_data'];
    const mapped = identify(bound, id, lens.write(fields, current?.vendor), input);
    const isCompleted = way === 'completed' && current !== undefined;
    const completed = isCompleted ? lens.overlay(mapped, current.vendor, fields) : mapped;
    return mergeBelow(isJsonObject(untranslated) ? untranslated : {}, completed);
  }

  async function send(
    bound: BoundResource,
    call: CompiledCall,
    id: TypedId,
    { remoteQuery, signal }: WriteOptions,
    place?: { write: CompiledWrite; record: JsonObject; merges: boolean },
  ): Promise<VendorAnswer> {
    const scope = { ...bound.connection.settings, ...id.scope, kind: id.kind.name };
    const filled = call.argumentsFor(scope);
    const body =
      place === undefined ? filled.body : place.write.place(place.record, filled.body ?? {}, scope, place.merges);
    const query = { ...filled.query, ...remoteQuery };
    return sender.call(bound.connection, call.endpoint, { ...filled, query, body, signal });
  }

  async function write(bound: BoundResource, planned: PlannedWrite, options: WriteOptions): Promise<WrittenRecord> {
    const { compiled, id, input, way } = planned;
    const record = vendorRecord(bound, planned);
    const place = { write: compiled, record, merges: way === 'merged' };
    const answer = await send(bound, compiled.call, id, options, place);
    const { identity, lens } = bound.definition;
    const after = idAfter(bound, id, input);
    const isShown = (found: ReadRecord | undefined) =>
      found !== undefined && differencesFrom(lens, input, found.unified).length === 0;
    // The next write of the object would be completed without this one as long as the vendor does not show it.
    const confirmWithin = options.confirmWithin ?? (way === 'completed' ? confirmationBound : undefined);
    const confirmed = await confirm(bound, after, isShown, { ...options, confirmWithin });
    if (confirmed.shown && confirmed.record !== undefined) {
      const { unified, vendor } = confirmed.record;
      return { unified: { ...unified, applied: 'confirmed' }, vendor, answer };
    }
    const unified = {
      id: identity.format(after.kind.name, after.value),
      ...lens.allNames(fieldsOf(input)),
      applied: 'accepted',
    };
    return { unified, vendor: bodyOf(answer), answer };
  }

  /** The ids of a record that must exist, best first. An account that cannot read has only the one that it was asked for. */
  async function idsToDelete(
    bound: BoundResource,
    rawId: string,
    asked: TypedId,
    { signal }: WriteOptions,
  ): Promise<TypedId[]> {
    try {
      const current = await reader.find(bound, asked, { signal });
      if (current === undefined) throw recordNotFound(bound, rawId);
      return [...bestIds(bound, current.unified), asked];
    } catch (error) {
      const canDelete = bound.definition.delete?.by.has(asked.kind.name) === true;
      if (isCredentialMissing(error) && canDelete) return [asked];
      throw error;
    }
  }

  return {
    /** Creates the record or changes the one that exists. */
    async create(bound: BoundResource, input: JsonObject, options: WriteOptions): Promise<WrittenRecord> {
      const { create } = bound.definition;
      if (create === undefined) throw unsupportedMethod(bound, 'create');
      requireCall(bound, create.call);
      const id = newId(bound, input);
      return write(bound, await plan(bound, { compiled: create, id, input }, undefined, options), options);
    },

    /** Changes a record that must exist. */
    async update(
      bound: BoundResource,
      rawId: string,
      input: JsonObject,
      options: WriteOptions,
    ): Promise<WrittenRecord> {
      const { update } = bound.definition;
      if (update === undefined) throw unsupportedMethod(bound, 'update');
      requireCall(bound, update.call);
      const asked = parseId(bound, rawId);
      const current = await reader.find(bound, asked, { signal: options.signal });
      if (current === undefined) throw recordNotFound(bound, rawId);
      const id = [...bestIds(bound, current.unified), asked].find(({ kind }) => kind.record !== undefined);
      if (id === undefined) throw withoutKind(bound, 'changes', writableKinds(bound));
      return write(bound, await plan(bound, { compiled: update, id, input }, current, options), options);
    },

    /** Deletes a record that must exist, as far as the account can tell. */
    async remove(bound: BoundResource, rawId: string, options: WriteOptions): Promise<RemovedRecord> {
      const { delete: remove, identity } = bound.definition;
      if (remove === undefined) throw unsupportedMethod(bound, 'delete');
      for (const call of remove.by.values()) requireCall(bound, call);
      const asked = parseId(bound, rawId);
      const ids = await idsToDelete(bound, rawId, asked, options);
      const id = ids.find(({ kind }) => remove.by.has(kind.name));
      const call = id === undefined ? undefined : remove.by.get(id.kind.name);
      if (id === undefined || call === undefined) {
        throw withoutKind(bound, 'deletes', [...remove.by.keys()]);
      }
      const answer = await send(bound, call, id, options);
      const { shown } = await confirm(bound, asked, (record) => record === undefined, options);
      return { id: identity.format(id.kind.name, id.value), applied: shown ? 'confirmed' : 'accepted', answer };
    },
  };
}
