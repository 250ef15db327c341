import { expect, it } from 'vitest';
import { endpointsFileSchema } from '../../definitions/index.ts';
import { generateEndpointWords } from './endpoint-words.ts';

const [file] = generateEndpointWords();
// Widths of columns are a matter of form.
const page = file?.content.replaceAll(/ +\|/g, ' |') ?? '';

it('has a row with a meaning for every word of a call, and for those within it', () => {
  const { shape } = endpointsFileSchema.shape.endpoints.valueType;
  for (const word of Object.keys(shape)) expect(page).toMatch(new RegExp(`\n\\| \`${word}\` \\|[^|]+\\| \\w`));
  expect(page).toContain('| `batch.arrays` | list of text |');
  expect(page).toContain('| `list` | text, or list of text |');
  expect(page).toContain('| `errors.known_by[].at` | object by name |');
  expect(page).toContain('| `sends` | `"json"`, `"form"`, `"csv"`, `"text"`, else `"json"` |');
});

it('has the words of a parameter in full', () => {
  for (const word of ['type', 'required', 'description', 'choices', 'fields', 'from_setting']) {
    expect(page.split('## A parameter in full')[1]).toContain(`\n| \`${word}\` |`);
  }
});
