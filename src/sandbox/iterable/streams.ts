const linesPerChunk = 200;

/** Answers with one line per item, made while it is read and sent without a length; the last line has no newline. */
export function streamLines(lines: Iterable<string>, headers: Record<string, string>): Response {
  const iterator = lines[Symbol.iterator]();
  const encoder = new TextEncoder();
  let first = true;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      let chunk = '';
      for (let count = 0; count < linesPerChunk; count += 1) {
        const next = iterator.next();
        if (next.done) {
          if (chunk !== '') controller.enqueue(encoder.encode(chunk));
          controller.close();
          return;
        }
        chunk += first ? next.value : `\n${next.value}`;
        first = false;
      }
      controller.enqueue(encoder.encode(chunk));
    },
  });
  return new Response(stream, { headers });
}

function quote(value: unknown, delimiter: string): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of CSV. */
export function csvLine(values: readonly unknown[], delimiter = ','): string {
  return values.map((value) => quote(value, delimiter)).join(delimiter);
}

/** Answers a small table as CSV with a header row, which the vendor declares to be plain text. */
export function answerTable(rows: readonly (readonly unknown[])[]): Response {
  const lines = rows.map((row) => csvLine(row));
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain' } });
}
