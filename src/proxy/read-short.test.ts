import { describe, expect, it } from 'vitest';
import { readShort } from './read-short.ts';

const bytes = Uint8Array.from({ length: 10 }, (_, index) => index);

/** The bytes in chunks of this length. */
function streamOf(chunk: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + chunk));
      at += chunk;
    },
  });
}

const readAll = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

describe.each([1, 3, 5, 10])('a body of 10 bytes in chunks of %i', (chunk) => {
  it.each([10, 11])('is read whole where %i may be', async (limit) => {
    expect(await readShort(streamOf(chunk), limit)).toEqual(bytes);
  });

  it.each([0, 9])('stays a stream, with every byte, where %i may be', async (limit) => {
    const read = await readShort(streamOf(chunk), limit);
    if (!(read instanceof ReadableStream)) throw new Error('it was read whole');
    expect(await readAll(read)).toEqual(bytes);
  });
});

it('a body without bytes is read whole where none may be', async () => {
  expect(await readShort(new Blob([]).stream(), 0)).toEqual(new Uint8Array());
});
