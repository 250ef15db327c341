import { type z } from '@hono/zod-openapi';
import { groupFields, groupSchema } from './group.ts';
import { userCreateSchema, userFields, userSchema, userUpdateSchema } from './user.ts';

/** A resource of a unified model: its fields, and what its write calls take. */
export interface UnifiedResource {
  readonly model: string;
  readonly resource: string;
  /** For sentences about one record. */
  readonly singular: string;
  readonly description: string;
  readonly fields: readonly string[];
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
