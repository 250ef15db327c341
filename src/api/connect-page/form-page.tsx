import { type CompiledIntegration } from '../../definitions/index.ts';
import { type AccountState, AccountStateNote } from './account-state.tsx';
import { Badge } from './badge.tsx';
import { Field, type ShownField } from './field.tsx';
import { ForWhom, type LinkedFor } from './for-whom.tsx';
import { Icon } from './icon.tsx';
import { Page, type PageFrame } from './layout.tsx';
import { Problems, type ShownProblem } from './problems.tsx';
import { type Language } from './texts.ts';

export interface FormPageProps {
  frame: PageFrame;
  integration: CompiledIntegration;
  fields: readonly ShownField[];
  linkedFor: LinkedFor;
  /** Where the form is sent, and what proves that it was this page that sent it. */
  action: string;
  csrf: string;
  cancelAction: string;
  /** The page to choose another integration; undefined when there is none to choose. */
  back: string | undefined;
  /** The account that is reconnected; undefined for a new one. */
  account: AccountState | undefined;
  /** Why the last try failed. Empty at first. */
  problems: readonly ShownProblem[];
  /** Fields of a ready-made account, for a trial with the sandbox; undefined: no trial. */
  sample?: Readonly<Record<string, string>> | undefined;
}

function SampleNote({
  sample,
  integration,
  language,
}: {
  sample: Readonly<Record<string, string>>;
  integration: string;
  language: Language;
}) {
  return (
    <div class="note">
      <Icon name="flask" />
      <div>
        <p>{language.say('sandbox_note', { integration })}</p>
        <button type="button" class="small" hidden data-sample={JSON.stringify(sample)}>
          {language.say('sandbox_fill')}
        </button>
      </div>
    </div>
  );
}

/** True when none of several secrets is required, so that nobody sees that one of them is. */
function needsAnySecret(fields: readonly ShownField[]): boolean {
  const secrets = fields.filter(({ field }) => field.secret && !field.rare);
  return secrets.length > 1 && secrets.every(({ field }) => !field.required);
}

/** The form of one integration, made from the connection fields of its definition. */
export function FormPage(props: FormPageProps) {
  const { frame, integration, fields, linkedFor, action, csrf, back, account, problems, sample } = props;
  const { language } = frame;
  const { label, color, documentation } = integration;
  const named = { integration: label, product: frame.theme.product_name };
  const title = language.say(account === undefined ? 'form_title' : 'reconnect_title', named);
  const rare = fields.filter(({ field }) => field.rare);
  const labelOf = (wanted: string) => fields.find(({ name }) => name === wanted)?.field.label ?? wanted;
  const leaves = [...integration.oauth2.values()].some(({ authorization }) => authorization !== undefined);
  const show = (shown: ShownField) => <Field shown={shown} language={language} />;
  return (
    <Page frame={frame} title={title} ways={{ back, cancel: { action: props.cancelAction, csrf } }}>
      <div class="title">
        <Badge label={label} color={color} />
        <h1>{title}</h1>
      </div>
      <p>{language.say(leaves ? 'leave_lead' : 'form_lead', named)}</p>
      <ForWhom linkedFor={linkedFor} language={language} />
      {account === undefined ? null : <AccountStateNote state={account} integration={label} language={language} />}
      {sample === undefined ? null : <SampleNote sample={sample} integration={label} language={language} />}
      <Problems title={language.say('problem_title')} problems={problems} labelOf={labelOf} />
      <form
        method="post"
        action={action}
        data-checks
        data-title={language.say('problem_title')}
        data-missing={language.say('wrong_missing')}
        data-wrong={language.say('wrong_form')}
        data-choice={language.say('wrong_choice')}
        data-offline={language.say('problem_offline')}
        data-checking={language.say('checking', named)}
      >
        <input type="hidden" name="csrf" value={csrf} />
        {account === undefined && needsAnySecret(fields) ? <p>{language.say('problem_no_credential')}</p> : null}
        {fields.filter(({ field }) => !field.rare).map(show)}
        {rare.length === 0 ? null : (
          <details class="more" open={rare.some(({ problem }) => problem !== undefined)}>
            <summary>{language.say('more')}</summary>
            {rare.map(show)}
          </details>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            {language.say(account === undefined ? 'connect' : 'reconnect')}
          </button>
        </div>
      </form>
      <footer>
        <Icon name="lock" />
        <p>
          {language.say('encrypted')}{' '}
          <a href={documentation} target="_blank" rel="noreferrer noopener">
            {language.say('documentation', named)}
          </a>
        </p>
      </footer>
    </Page>
  );
}
