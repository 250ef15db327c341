import { type JsonObject } from '../json.ts';

/** Something that the vendor keeps as it was sent, with an id. */
export type Item = JsonObject & { id: string };
