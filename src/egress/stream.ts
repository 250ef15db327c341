import type { Body } from './types.ts';

/** What happens while a stream is passed on. */
export interface RelayWatcher {
  /** The next chunk is wanted and not there yet. */
  waiting(): void;
  /** A chunk arrived. */
  arrived(): void;
  /** The source ended, or the reader lost interest. */
  ended(): void;
  /** The source failed; gives the error that the reader is to see. */
  failed(error: unknown): unknown;
}

export interface Relay {
  stream: ReadableStream<Uint8Array>;
  /** Breaks the stream off: the reader sees the reason as an error, the source is cancelled. No effect after the end. */
  stop: (reason: unknown) => void;
}

interface Cancellable {
  cancel(reason?: unknown): Promise<void>;
}

/** Lets go of a stream that nobody wants any more. A failure to do so changes nothing for anybody, so it is not told. */
export function abandon(stream: Cancellable, reason: unknown): void {
  stream.cancel(reason).then(undefined, () => undefined);
}

/** Lets go of a body that nobody will read, if it is still arriving. */
export function abandonBody(body: Body, reason: unknown): void {
  if (body instanceof ReadableStream) abandon(body, reason);
}

/** Passes a stream on chunk by chunk, reading only when the reader does. */
export function relay(source: ReadableStream<Uint8Array>, watcher: RelayWatcher): Relay {
  const reader = source.getReader();
  let open = true;
  let stop: Relay['stop'] = () => {};

  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stop = (reason) => {
          if (!open) return;
          open = false;
          controller.error(reason);
          abandon(reader, reason);
        };
      },
      async pull(controller) {
        watcher.waiting();
        try {
          const { done, value } = await reader.read();
          if (!open) return;
          if (!done) {
            watcher.arrived();
            controller.enqueue(value);
            return;
          }
          open = false;
          controller.close();
          watcher.ended();
        } catch (error) {
          if (!open) return;
          open = false;
          controller.error(watcher.failed(error));
        }
      },
      cancel(reason) {
        open = false;
        watcher.ended();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, stop: (reason) => stop(reason) };
}
