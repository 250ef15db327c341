import { describe, expect, it } from 'vitest';
import { unknownKindHint } from './id-kind-hint.ts';

const kinds = ['user_id', 'email', 'phone'];

describe('the hint at the kind of an id', () => {
  it('names the kind that was probably meant, and those there are', () => {
    expect(unknownKindHint('emial:ada@example.com', kinds)).toBe(
      ' "emial" is no kind of id here; did you mean email:…? There are: user_id:…, email:…, phone:….',
    );
  });

  it('names those there are when none is like it', () => {
    expect(unknownKindHint('urn:1', kinds)).toBe(
      ' "urn" is no kind of id here. There are: user_id:…, email:…, phone:….',
    );
  });

  it.each(['u-1', ':u-1', '', 'email:ada@example.com', '2026-01-31T09:15', 'a b:c'])('is empty for %j', (id) => {
    expect(unknownKindHint(id, kinds)).toBe('');
  });
});
