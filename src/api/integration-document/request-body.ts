import { type CompiledEndpoint, mediaTypes } from '../../definitions/index.ts';
import { type ProxyCall } from '../../discovery/index.ts';
import { type JsonObject } from '../../mapping/index.ts';

type Body = NonNullable<ProxyCall['body']>;

const text: JsonObject = { type: 'string' };
const rows: JsonObject = {
  type: 'array',
  items: { type: 'object' },
  description: 'Rows, which become CSV with a header.',
};

/** The forms in which a caller may give the body: as the vendor takes it, and as JSON where that says the same. */
function contentOf({ sends, mediaType }: CompiledEndpoint, { schema }: Body): JsonObject {
  switch (sends) {
    case 'json':
      return { [mediaTypes.json]: { schema } };
    case 'form':
      return { [mediaTypes.json]: { schema }, [mediaTypes.form]: { schema } };
    case 'csv':
      return { [mediaTypes.json]: { schema: rows }, [mediaType]: { schema: text } };
    case 'text':
      return { [mediaType]: { schema: text } };
  }
}

/** The body of a call as OpenAPI has it. */
export function requestBodyOf(endpoint: CompiledEndpoint, body: Body): JsonObject {
  return { required: body.required, content: contentOf(endpoint, body) };
}
