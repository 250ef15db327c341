/** A SegmentQL text that cannot be understood; the message is what the server answers with its 400. */
export class SegmentQlError extends Error {
  override name = 'SegmentQlError';
}
