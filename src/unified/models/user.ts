import { z } from '@hono/zod-openapi';
import { type ValueType } from '../../definitions/index.ts';
import {
  countrySchema,
  dateSchema,
  emailSchema,
  instantSchema,
  jsonObjectSchema,
  languageSchema,
  phoneSchema,
  timezoneSchema,
} from './values.ts';

const text = z.string();
const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional();

const emailEntry = z.strictObject({
  email: clearable(emailSchema),
  type: text.optional(),
  is_primary: z.boolean().optional(),
});

const phoneEntry = z.strictObject({
  number: clearable(phoneSchema),
  extension: text.optional(),
  type: text.optional(),
});

const addressSchema = z.strictObject({
  street: clearable(text),
  city: clearable(text),
  region: clearable(text),
  postal_code: clearable(text),
  country: clearable(countrySchema),
});

const companySchema = z.strictObject({
  id: clearable(text),
  name: clearable(text),
  industry: clearable(text),
  employee_count: clearable(z.number()),
  plan: clearable(text),
});

const subscriptionSchema = z.strictObject({
  channel: z.enum(['email', 'push']).optional(),
  kind: text.optional(),
  id: text.optional(),
  status: clearable(z.enum(['subscribed', 'opted_in', 'unsubscribed'])),
});

const identifiersSchema = z.record(z.string(), z.array(z.string()));

const genderSchema = z.enum(['female', 'male', 'other', 'not_applicable', 'undisclosed']);

/** What can be written of a user. Absent leaves as it is; null clears. */
const writableShape = {
  external_id: clearable(text.min(1).openapi({ description: 'Your own id of the user.' })),
  emails: clearable(z.array(emailEntry).openapi({ description: 'Every vendor here has room for one address.' })),
  phones: clearable(z.array(phoneEntry).openapi({ description: 'Every vendor here has room for one number.' })),
  first_name: clearable(text),
  last_name: clearable(text),
  name: clearable(text),
  username: clearable(text),
  title: clearable(text),
  bio: clearable(text),
  avatar: clearable(text),
  website: clearable(text),
  gender: clearable(genderSchema),
  birthday: clearable(dateSchema),
  address: clearable(addressSchema),
  languages: clearable(z.array(languageSchema)),
  timezone: clearable(timezoneSchema),
  company: clearable(companySchema),
  subscriptions: clearable(z.array(subscriptionSchema)),
  user_type: z.enum(['end_user', 'admin']).optional(),
  custom_attributes: jsonObjectSchema
    .optional()
    .openapi({ description: 'Every other attribute, by name. Null clears one.' }),
  host_fields: clearable(jsonObjectSchema).openapi({
    description: 'Your own fields, by name, where the account says where they are kept. Null clears one.',
  }),
  remote_data: jsonObjectSchema
    .optional()
    .openapi({ description: 'Sent to the vendor untranslated, below the mapped fields.' }),
};

/** Body of a create call, which is an upsert. */
export const userCreateSchema = z
  .strictObject({
    id: text
      .min(1)
      .optional()
      .openapi({ description: 'Plain, or typed as in email:ada@example.com.', example: 'u-1001' }),
    ...writableShape,
  })
  .openapi('UserCreate');

/** Body of an update call. */
export const userUpdateSchema = z.strictObject(writableShape).openapi('UserUpdate');

/** A user as it is answered. Fields without a value are absent. */
export const userSchema = z
  .object({
    id: text.openapi({ example: 'u-1001' }),
    external_id: text.optional(),
    identifiers: identifiersSchema
      .optional()
      .openapi({ description: 'Every identifier by kind; each works as a typed id, kind:value.' }),
    emails: z.array(emailEntry).optional(),
    phones: z.array(phoneEntry).optional(),
    first_name: text.optional(),
    last_name: text.optional(),
    name: text.optional(),
    username: text.optional(),
    title: text.optional(),
    bio: text.optional(),
    avatar: text.optional(),
    website: text.optional(),
    gender: text.optional(),
    birthday: text.optional(),
    address: addressSchema.optional(),
    languages: z.array(text).optional(),
    timezone: text.optional(),
    company: companySchema.optional(),
    subscriptions: z.array(z.record(z.string(), z.unknown())).optional(),
    groups: z.array(z.object({ id: text, name: text.optional() })).optional(),
    location: z.object({ latitude: z.number().optional(), longitude: z.number().optional() }).optional(),
    status: text.optional(),
    user_type: text.optional(),
    created_at: instantSchema.optional(),
    updated_at: instantSchema.optional(),
    last_login_at: instantSchema.optional(),
    last_active_at: instantSchema.optional(),
    custom_attributes: z.record(z.string(), z.unknown()).optional(),
    host_fields: z
      .record(z.string(), z.unknown())
      .optional()
      .openapi({ description: 'Your own fields, by name, as the field map of the account says.' }),
    applied: z
      .enum(['accepted', 'confirmed'])
      .optional()
      .openapi({ description: 'After a write: the vendor accepted it, or already shows it (Prefer: confirm).' }),
    remote_data: z.unknown().optional().openapi({ description: 'The vendor’s own record.' }),
  })
  .openapi('User');

/** The fields of the model, as definitions must map or explain them. */
export const userFields = [
  'external_id',
  'identifiers',
  'emails[].email',
  'emails[].is_primary',
  'phones[].number',
  'first_name',
  'last_name',
  'name',
  'username',
  'title',
  'bio',
  'avatar',
  'website',
  'gender',
  'birthday',
  'address.street',
  'address.city',
  'address.region',
  'address.postal_code',
  'address.country',
  'languages[]',
  'timezone',
  'company.id',
  'company.name',
  'company.industry',
  'company.employee_count',
  'company.plan',
  'subscriptions',
  'groups',
  'location',
  'status',
  'user_type',
  'created_at',
  'updated_at',
  'last_login_at',
  'last_active_at',
  'custom_attributes',
] as const;

/** The object of the fields that an account's own map alone says the places of. */
export const userMappedFields = ['host_fields'] as const;

/** Types of the fields that are not text. */
export const userFieldTypes = {
  birthday: 'date',
  'company.employee_count': 'number',
  created_at: 'datetime',
  updated_at: 'datetime',
  last_login_at: 'datetime',
  last_active_at: 'datetime',
} as const satisfies Partial<Record<(typeof userFields)[number], ValueType>>;
