import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, textOf, vendorNames } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const guide = async (vendor: string, query = '') =>
  harness.call('GET', `/unified/meta/user-directory/${vendor}${query}`);

describe('the guide to an integration', () => {
  it('says how to connect, what the credential needs, what there is and what not', async () => {
    const { status, body } = await guide('braze');
    expect(status).toBe(200);
    const { connect, permissions, limits, resources } = objectOf(body);
    expect(listOf(objectOf(connect)['fields']).map((field) => objectOf(field)['name'])).toContain('api_key');
    expect(listOf(objectOf(connect)['checks']).map(objectOf)).toContainEqual(
      expect.objectContaining({ refusals: expect.arrayContaining([expect.objectContaining({ status: 401 })]) }),
    );
    expect(permissions).toEqual(expect.arrayContaining(['users.track', 'users.export.ids', 'users.delete']));
    expect(listOf(limits).map((limit) => objectOf(limit)['name'])).toContain('track');
    const [users, groups] = listOf(resources).map(objectOf);
    expect([users?.['resource'], groups?.['resource']]).toEqual(['users', 'groups']);
    expect(listOf(users?.['identifiers']).map(objectOf)).toContainEqual({
      kind: 'external_id',
      label: 'external_id',
      form: 'external_id:…',
      is_primary: true,
      uses: ['read', 'write', 'delete'],
      where: null,
    });
    expect(listOf(groups?.['unsupported_fields']).map(objectOf)).toContainEqual({
      field: 'status',
      reason: 'Braze segments have no status.',
      where: null,
    });
  });

  it.each(vendorNames)('says the same of %s in JSON, in Markdown and as a web page', async (vendor) => {
    const { body } = await guide(vendor);
    const markdown = await guide(vendor, '?format=md');
    const page = await guide(vendor, '?format=html');
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    for (const { field } of listOf(objectOf(listOf(objectOf(body)['resources'])[0])['fields']).map(objectOf)) {
      expect(markdown.text).toContain(`| \`${textOf(field)}\` |`);
      expect(page.text).toContain(`<td><code>${textOf(field)}</code></td>`);
    }
  });

  it('is a complete web page that loads nothing and runs nothing', async () => {
    const { headers, text } = await guide('braze', '?format=html');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text.trimEnd()).toMatch(/<\/html>$/);
    expect(text).not.toMatch(/<(?:script|img|link|iframe)|\son\w+=/);
  });

  it('refuses formats and names that there are not', async () => {
    expect((await guide('braze', '?format=pdf')).body).toMatchObject({
      statusCode: 400,
      code: 'invalid_request',
      message: expect.stringContaining('format: '),
      errors: [{ path: 'format' }],
    });
    expect((await guide('braise')).body).toMatchObject({ statusCode: 404, code: 'integration_not_found' });
    const { body } = await harness.call('GET', '/unified/meta/user-directori/braze');
    expect(body).toMatchObject({ statusCode: 404, code: 'resource_not_found' });
  });
});
