import { type Span } from './span.ts';

/** A text in UTF-8, or what is left of one when an encoding is undone. */
export interface Layer {
  bytes: Uint8Array;
  /** Where the text has what the layer has in a span. Both ends of the span are between characters. */
  sourceOf(span: Span): Span;
  /** Whether the layer has there what the text has not. */
  isNew(span: Span): boolean;
}

/** Undoes an encoding wherever a text has it; undefined where it does not. Takes linear time. */
export type Decoder = (text: Pick<Layer, 'bytes' | 'isNew'>) => Layer | undefined;
