import { type z } from '@hono/zod-openapi';
import { groupFields, groupSchema } from './group.ts';
import { type ValueType } from '../../definitions/index.ts';
import {
  userCreateSchema,
  userFields,
  userFieldTypes,
  userMappedFields,
  userSchema,
  userUpdateSchema,
} from './user.ts';

/** A resource of a unified model: its fields, and what its write calls take. */
export interface UnifiedResource {
  readonly model: string;
  readonly resource: string;
  /** For sentences about one record. */
  readonly singular: string;
  readonly description: string;
  readonly fields: readonly string[];
  /** Objects of further fields that no definition needs to speak of: accounts map what they need. */
  readonly mappedFields?: readonly string[];
  /** Types of the fields that are not text. */
  readonly types?: Readonly<Record<string, ValueType>>;
  readonly record: z.ZodType;
  readonly create?: z.ZodType;
  readonly update?: z.ZodType;
}

/** Every resource of every unified model, by `model/resource`. */
export const unifiedResources: Readonly<Record<string, UnifiedResource>> = {
  'user-directory/users': {
    model: 'user-directory',
    resource: 'users',
    singular: 'user',
    description: 'End customers: the profiles that the vendor keeps.',
    fields: userFields,
    mappedFields: userMappedFields,
    types: userFieldTypes,
    record: userSchema,
    create: userCreateSchema,
    update: userUpdateSchema,
  },
  'user-directory/groups': {
    model: 'user-directory',
    resource: 'groups',
    singular: 'group',
    description: 'Groups of users: the segments, lists or audiences of the vendor.',
    fields: groupFields,
    record: groupSchema,
  },
};
