import * as fc from 'fast-check';

/** Writes a text in another way. */
export type Encode = (text: string) => string;

const inJson: Encode = (text) => JSON.stringify(text).slice(1, -1);

const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const hexUnit = (unit: number) => unit.toString(16).padStart(4, '0');
const characters = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);
const percentBytes: Encode = (text) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&');

const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** What senders and vendors make of a text on its way. */
export const encodings: Record<string, Encode> = {
  'in JSON': inJson,
  'in JSON with slashes escaped': (text) => inJson(text).replaceAll('/', String.raw`\/`),
  'in ASCII JSON': (text) => inJson(text).replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${hexUnit(unit.charCodeAt(0))}`),
  'in JSON by code units': (text) =>
    units(text)
      .map((unit) => `\\u${hexUnit(unit)}`)
      .join(''),
  'in JSON by code units in upper case': (text) =>
    units(text)
      .map((unit) => `\\u${hexUnit(unit).toUpperCase()}`)
      .join(''),
  'in HTML': (text) => text.replaceAll(/[&<>"']/g, (sign) => `&${names[sign]};`),
  'in HTML by numbers': (text) =>
    characters(text)
      .map((code) => `&#${code};`)
      .join(''),
  'in HTML by padded numbers': (text) =>
    characters(text)
      .map((code) => `&#0${code};`)
      .join(''),
  'in HTML by hexadecimal numbers': (text) =>
    characters(text)
      .map((code) => `&#x${code.toString(16)};`)
      .join(''),
  'in HTML by hexadecimal numbers in upper case': (text) =>
    characters(text)
      .map((code) => `&#X${code.toString(16).toUpperCase()};`)
      .join(''),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': (text) =>
    encodeURIComponent(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  'percent-encoded in every byte': percentBytes,
  'as a form field': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64 without padding': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'as the user name of Basic credentials': (text) => Buffer.from(`${text}:`).toString('base64'),
};

const sign = fc.constantFrom(...Array.from('abu0427-+=/\\"\'%&;#<>? \n\u0001é\u2028😀'));

/** A text with much in it that means something to some encoding. */
export const anySigns = (size: { minLength?: number; maxLength: number }) => fc.string({ unit: sign, ...size });

const common = fc.constantFrom('', 'key-', '"quoted ', '%41', '\\');

/** Secrets that begin alike, are part of one another, and end as others begin. */
export const anySecrets = fc
  .array(fc.tuple(common, anySigns({ minLength: 4, maxLength: 24 })), { minLength: 1, maxLength: 4 })
  .chain((parts) => {
    const secrets = parts.map(([start, rest]) => start + rest);
    const piece = fc.tuple(fc.constantFrom(...secrets), fc.nat(8)).map(([text, from]) => text.slice(from));
    return fc
      .array(fc.tuple(piece, anySigns({ maxLength: 6 })), { maxLength: 3 })
      .map((more) => [...secrets, ...more.map(([start, rest]) => start + rest)]);
  })
  .map((secrets) => secrets.filter((secret) => secret.length >= 4 && !/\p{Cs}/u.test(secret)));

/** None, one or two encodings, one after the other. */
export const anyEncoding = fc.array(fc.constantFrom(...Object.values(encodings)), { maxLength: 2 }).map(
  (chain): Encode =>
    (text) =>
      chain.reduce((spelled, encode) => encode(spelled), text),
);
