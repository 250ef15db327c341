import { describe, expect, it } from 'vitest';
import { resourceFileSchema } from '../../definitions/index.ts';
import { compileUserTable, generateUserTable } from './user-table.ts';
import { unifiedResources } from '../../unified/index.ts';

function resource(identifier: string) {
  return resourceFileSchema.parse({
    format: 1,
    model: 'directory',
    resource: 'users',
    identity: {
      primary: 'user_id',
      kinds: {
        user_id: { label: 'user id', record: { id: '{value}' } },
        alias: { label: 'alias', parts: ['label', 'name'] },
      },
    },
    lens: {
      fields: {
        'emails[0].email': identifier,
        name: { read: 'shown.name', write: 'name' },
        gender: { at: 'sex', values: { female: 'F', male: 'M' } },
        created_at: { read: 'made', format: 'datetime' },
        custom_attributes: { rest: 'traits' },
        bio: { custom: 'biography' },
      },
      unsupported: { location: 'Acme keeps no coordinates.' },
      stores: { refuse: { nested_array: 'No.' }, string_length: 255 },
    },
    methods: { get: { by: { user_id: { call: 'users.get' } } } },
  });
}

const fields = ['emails[].email', 'name', 'gender', 'created_at', 'custom_attributes', 'bio', 'location'];
const padded = compileUserTable(
  [
    {
      label: 'Acme',
      variants: [
        { settings: { kind: 'a' }, resource: resource('mail') },
        { settings: { kind: 'b' }, resource: resource('address') },
      ],
    },
  ],
  fields,
);

// Widths of columns are a matter of form.
const page = padded.replaceAll(/ +\|/g, ' |');

describe('compileUserTable', () => {
  it('says where each field is, in which direction, and how it is spelt', () => {
    expect(page).toContain('| `name` | `shown.name`, written to `name` |');
    expect(page).toContain('| `gender` | `sex` (as `F`, `M`) |');
    expect(page).toContain('| `created_at` | `made` (datetime) _read only_ |');
    expect(page).toContain('| `custom_attributes` | all others in `traits` |');
    expect(page).toContain('| `bio` | custom attribute `biography` |');
    expect(page).toContain('| `location` | – |');
  });

  it('tells kinds of accounts apart where they differ, and only there', () => {
    expect(page).toContain('| `emails[].email` | `mail` (where kind is a)<br>`address` (where kind is b) |');
  });

  it('lists one-way fields, reasons, identifiers and refused values', () => {
    expect(page).toContain('- Acme: `created_at`\n');
    expect(page).toContain('| Acme | `location` | Acme keeps no coordinates. |');
    expect(page).toContain('| Acme | `user_id:…`, or plain: read, written |');
    expect(page).toContain('| Acme | `alias:label:name`: shown only |');
    expect(page).toContain('| Acme | nested array, text beyond 255 characters |');
  });
});

describe('generateUserTable', () => {
  it('has a row for every field of the model', async () => {
    const [file] = await generateUserTable();
    expect(file?.path).toBe('docs/users.md');
    for (const field of unifiedResources['user-directory/users']?.fields ?? []) {
      expect(file?.content).toContain(`\n| \`${field}\` `);
    }
  });
});
