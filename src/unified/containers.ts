import { type CompiledWrite, type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject } from '../mapping/index.ts';
import { type Pause } from './pause.ts';
import { type Reader, type ReadOptions, type ReadRecord } from './read.ts';
import { type BoundResource } from './resource.ts';
import { fieldsOf } from './written.ts';

/**
 * How a write keeps what it does not name of the objects that the vendor replaces as a whole: there is nothing to keep,
 * the vendor merges, or the object is completed from what the vendor shows.
 *
 * A write that is merged needs no reading, so that writes at the same moment lose nothing of each other's. One that is
 * completed builds on what is shown, and so must itself be shown before the next.
 */
type ContainerWay = 'none' | 'merged' | 'completed';

/** A write that is ready to be sent. */
export interface PlannedWrite {
  readonly compiled: CompiledWrite;
  readonly id: TypedId;
  readonly input: JsonObject;
  readonly way: ContainerWay;
  /** The record as the vendor shows it, where it was read. */
  readonly current: ReadRecord | undefined;
}

/** The best way that the vendor has for this input. */
function containerWay(
  { definition: { lens } }: BoundResource,
  { mergedLevels }: CompiledWrite,
  input: JsonObject,
): ContainerWay {
  if (lens.touchedContainers(input).length === 0) return 'none';
  // What the caller sends untranslated would be merged as well, and nobody knows whether it is meant to be.
  if (mergedLevels === undefined || input['remote_data'] !== undefined) return 'completed';
  return lens.fitsMerge(input, mergedLevels) ? 'merged' : 'completed';
}

/** True for the error of a call that the account has no credential for. */
export function isCredentialMissing(error: unknown): error is CrosswalkError {
  return error instanceof CrosswalkError && error.code === 'credential_missing';
}

/**
 * How long merged writes are given to be shown before an object is completed where writes are merged otherwise, in
 * milliseconds: nobody waited for them, and what is not shown would be lost.
 */
const mergedShownWithin = 2000;

/** What makes writes ready to be sent. */
export function createCompletion(reader: Reader, pause: Pause) {
  /** @throws CrosswalkError `credential_missing` where the account cannot read and the input has a part of an object only */
  async function read(bound: BoundResource, id: TypedId, input: JsonObject, signal?: AbortSignal) {
    try {
      return await reader.find(bound, id, { signal });
    } catch (error) {
      if (!isCredentialMissing(error)) throw error;
      const partial = bound.definition.lens.partialContainers(input);
      if (partial.length === 0) return undefined;
      throw new CrosswalkError(
        'credential_missing',
        `${bound.connection.integration.label} replaces ${partial.map(({ write }) => write).join(' and ')} as a whole, so the present values must be read first. ${error.message} Or send every field of it.`,
        error.options,
      );
    }
  }

  /**
   * Makes a write ready to be sent: chooses the way, and reads the record where it has to be completed.
   *
   * @param known The record, where it was read already.
   */
  return async function plan(
    bound: BoundResource,
    { compiled, id, input }: Pick<PlannedWrite, 'compiled' | 'id' | 'input'>,
    known: ReadRecord | undefined,
    { signal }: Pick<ReadOptions, 'signal'>,
  ): Promise<PlannedWrite> {
    const way = containerWay(bound, compiled, input);
    const planned = { compiled, id, input, way };
    const mayLackMerged = compiled.mergedLevels !== undefined;
    if (way !== 'completed' || (known !== undefined && !mayLackMerged)) return { ...planned, current: known };
    if (mayLackMerged) {
      // What is refused is refused at once.
      bound.definition.lens.write(fieldsOf(input), known?.vendor);
      await pause(mergedShownWithin, signal);
    }
    return { ...planned, current: (await read(bound, id, input, signal)) ?? known };
  };
}
