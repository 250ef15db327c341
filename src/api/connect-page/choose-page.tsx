import { type CompiledIntegration } from '../../definitions/index.ts';
import { Badge } from './badge.tsx';
import { textsOf } from './definition-texts.ts';
import { type LinkedFor, ForWhom } from './for-whom.tsx';
import { Icon } from './icon.tsx';
import { Page, type PageFrame, type Ways } from './layout.tsx';

/** Which platform to connect. */
export function ChoosePage({
  frame,
  integrations,
  addressOf,
  linkedFor,
  cancel,
}: {
  frame: PageFrame;
  integrations: readonly CompiledIntegration[];
  /** The address of the form of an integration. */
  addressOf: (integration: string) => string;
  linkedFor: LinkedFor;
  cancel: Ways['cancel'];
}) {
  const { language } = frame;
  const title = language.say('choose_title');
  return (
    <Page frame={frame} title={title} ways={{ cancel }}>
      <h1>{title}</h1>
      <p>{language.say('choose_lead', { product: frame.theme.product_name })}</p>
      <ul class="choices">
        {integrations.map((integration) => (
          <li>
            <a href={addressOf(integration.name)}>
              <Badge label={integration.label} color={integration.color} />
              <span>
                <strong>{integration.label}</strong>
                <span class="quiet">{textsOf(integration, language).category}</span>
              </span>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
      <ForWhom linkedFor={linkedFor} language={language} />
    </Page>
  );
}
