import { describe, expect, it } from 'vitest';
import { integrationSources } from '../definitions/generated/integrations.ts';
import { type IntegrationOverride, loadDefinitions } from '../definitions/index.ts';
import { modelShapes } from '../unified/index.ts';
import { capabilitiesOf } from './capabilities.ts';
import { guideOf } from './guide.ts';
import { guidePage } from './guide-page.ts';
import { toHtml } from './html.ts';
import { vendorMetaOf } from './unified-meta.ts';

/** Braze as an installation has it whose operator changes fields. */
const brazeWith = (override: IntegrationOverride) =>
  loadDefinitions(integrationSources, { models: modelShapes, overrides: { braze: override } }).get('braze');

describe('what the operator changes', () => {
  const braze = brazeWith({ users: { fields: { first_name: { custom: 'given_name' }, title: null } } });

  it('is in the mapping', () => {
    const { response_mapping: mapping, unsupported_fields: unsupported } = vendorMetaOf(
      braze,
      'user-directory/users',
      'get',
    );
    expect(mapping.find(({ field }) => field === 'first_name')).toMatchObject({
      rule: { custom: 'given_name' },
      place: 'custom attribute `given_name`',
    });
    expect(unsupported).toContainEqual({ field: 'title', reason: 'An override takes it out.', where: null });
  });

  it('is marked in the capabilities', () => {
    const { unified } = capabilitiesOf(
      braze,
      { type: 'unified', methods: [], resources: [], hasDescription: true },
      { basePath: '' },
    );
    expect(unified.map(({ resource, env_overridden: isChanged }) => [resource, isChanged])).toEqual(
      expect.arrayContaining([
        ['users', true],
        ['groups', false],
      ]),
    );
  });

  it('cannot bring HTML into the guide', () => {
    const tricky = brazeWith({ users: { fields: { bio: { at: 'biography', values: { plain: '<img src=x>' } } } } });
    const page = toHtml('Guide', guidePage(guideOf(tricky, 'user-directory')));
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x&gt;');
  });
});
