import { attributeRules } from './attributes.ts';
import { callRules } from './calls.ts';
import { connectionRules } from './connection.ts';
import { endpointRules } from './endpoints.ts';
import { failureRules } from './failures.ts';
import { fieldRules } from './fields.ts';
import { identityRules } from './identity.ts';
import { limitRules } from './limits.ts';
import { methodRules } from './methods.ts';
import { noiseRules } from './noise.ts';
import { oauth2Rules } from './oauth2.ts';
import { pagingRules } from './paging.ts';
import { endpointPathRules, serverPathRules } from './path-settings.ts';
import { recordRules } from './records.ts';
import { serverRules } from './servers.ts';
import { switchRules } from './switches.ts';
import { templateRules } from './templates.ts';
import { textRules } from './texts.ts';
import { verifyRules } from './verify.ts';
import { wholeDefinitionRules } from './whole-definition.ts';

/** All rules, by what they look at. */
export const rules = {
  integration: {
    ...serverRules,
    ...serverPathRules,
    ...connectionRules,
    ...oauth2Rules,
    ...limitRules,
    ...pagingRules,
    ...verifyRules,
    ...failureRules,
    ...noiseRules,
  },
  endpoints: { ...endpointRules, ...endpointPathRules, ...recordRules },
  texts: textRules,
  calls: callRules,
  templates: templateRules,
  switches: switchRules,
  resource: { ...fieldRules, ...identityRules, ...methodRules, ...attributeRules },
  wholeDefinition: wholeDefinitionRules,
};

/** The names of all rules. */
export const ruleNames: readonly string[] = Object.values(rules).flatMap((group) => Object.keys(group));
