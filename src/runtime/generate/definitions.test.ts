import { describe, expect, it } from 'vitest';
import { integrationSources } from '../../definitions/generated/integrations.ts';
import { readDefinitionFiles } from '../definition-files.ts';
import { compileDefinitionsIndex } from './definitions.ts';

describe('compileDefinitionsIndex', () => {
  it('imports each file under a name of its own', () => {
    const files = [
      { folder: 'acme', name: 'users' },
      { folder: 'acme-eu', name: 'user-events' },
    ];
    const text = compileDefinitionsIndex(files);
    expect(text).toContain("import acmeUsers from '../../../integrations/acme/users.json' with { type: 'json' };");
    expect(text).toContain(
      "import acmeEuUserEvents from '../../../integrations/acme-eu/user-events.json' with { type: 'json' };",
    );
    expect(text).toContain("  'acme-eu': {\n    'user-events': acmeEuUserEvents,\n  },\n");
  });
});

describe('the generated index', () => {
  it('holds every definition file as it is on disk', async () => {
    const { sources } = await readDefinitionFiles();
    expect(integrationSources).toEqual(sources);
  });
});
