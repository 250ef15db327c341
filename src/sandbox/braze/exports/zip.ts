export interface ArchiveEntry {
  name: string;
  text: string;
}

const polynomialTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (polynomialTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}

type Field = readonly [bytes: 2 | 4, value: number];

function record(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((size, [bytes]) => size + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

const versionNeeded = 20;
const utf8Names = 0x0800;
const deflated = 8;
/** 1980-01-01, the earliest date that the format can name: the archive holds no dates of its own. */
const dosDate = 0x0021;

/** What the local header and the central directory say alike about an entry. */
async function describe({ name, text }: ArchiveEntry) {
  const bytes = new TextEncoder().encode(text);
  const data = await deflate(bytes);
  const encodedName = new TextEncoder().encode(name);
  const fields: Field[] = [
    [2, versionNeeded],
    [2, utf8Names],
    [2, deflated],
    [2, 0],
    [2, dosDate],
    [4, crc32(bytes)],
    [4, data.length],
    [4, bytes.length],
    [2, encodedName.length],
    [2, 0],
  ];
  return { name: encodedName, data, fields };
}

/** A zip archive of text files, compressed with what every runtime with web standards has. */
export async function zip(entries: readonly ArchiveEntry[]): Promise<Blob> {
  const files: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, data, fields } = await describe(entry);
    const header = record([[4, 0x04034b50], ...fields]);
    files.push(header, name, data);
    const location: Field[] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ];
    directory.push(record([[4, 0x02014b50], [2, versionNeeded], ...fields, ...location]), name);
    offset += header.length + name.length + data.length;
  }
  const directorySize = directory.reduce((size, part) => size + part.length, 0);
  const end = record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, directorySize],
    [4, offset],
    [2, 0],
  ]);
  return new Blob([...files, ...directory, end], { type: 'application/zip' });
}
