import { describe, expect, it } from 'vitest';
import { checkMediaType } from './media-type.ts';

describe('the media type of a body', () => {
  it.each([
    {},
    { 'content-type': 'application/json' },
    { 'content-type': 'Application/JSON; charset=utf-8', 'content-encoding': 'identity' },
    { 'content-type': 'application/merge-patch+json' },
    { 'content-type': 'text/plain;charset=UTF-8' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ])('may be JSON: %j', (headers) => {
    expect(() => checkMediaType(new Headers(headers))).not.toThrow();
  });

  it.each([
    { 'content-type': 'application/xml' },
    { 'content-type': 'text/html' },
    { 'content-type': 'multipart/form-data; boundary=json' },
    { 'content-type': 'image/png' },
    { 'content-type': 'application/x-ndjson' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    { 'content-encoding': 'br' },
  ])('is refused when it is something else: %j', (headers) => {
    expect(() => checkMediaType(new Headers(headers))).toThrow(
      expect.objectContaining({ code: 'media_type_unsupported' }),
    );
  });
});
