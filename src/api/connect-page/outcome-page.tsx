import { Icon } from './icon.tsx';
import { Page, type PageFrame } from './layout.tsx';

/** What the product is told of how the page ended. */
export type OutcomeMessage = string | Readonly<Record<string, string | boolean>>;

export interface OutcomePageProps {
  frame: PageFrame;
  title: string;
  lead: string;
  /** `good` when an account is linked, `none` when nothing was, as was wanted. */
  outcome: 'good' | 'none' | 'bad';
  message: OutcomeMessage;
  /** Origins that may hear the message; a browser hands it to no other. */
  origins: readonly string[];
  /** Where to go on when no window of the product is waiting. */
  redirect?: string | undefined;
  /** Where to begin anew; absent: the link cannot be used again. */
  again?: string | undefined;
  /** What was linked, as pairs of a name and a value. */
  details?: readonly (readonly [name: string, value: string])[];
  /** What the visitor should know besides. */
  notes?: readonly string[];
}

const marks = { good: 'check', none: 'close', bad: 'exclamation' } as const;

/** The last page: how it ended, which the script also tells the product. */
export function OutcomePage(props: OutcomePageProps) {
  const { frame, title, lead, outcome, message, origins, redirect, again, details = [], notes = [] } = props;
  const { language } = frame;
  const told = {
    'data-message': JSON.stringify(message),
    'data-origins': JSON.stringify(origins),
    ...(redirect === undefined ? {} : { 'data-redirect': redirect }),
  };
  return (
    <Page frame={frame} title={title}>
      <div class="outcome" {...told}>
        <div class={`mark ${outcome}`} aria-hidden="true">
          <Icon name={marks[outcome]} />
        </div>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {details.length === 0 ? null : (
        <dl>
          {details.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {notes.map((note) => (
        <div class="note">
          <Icon name="alert" />
          <p>{note}</p>
        </div>
      ))}
      <div class="actions">
        {redirect === undefined ? null : (
          <a class="button primary" href={redirect}>
            {language.say('continue')}
          </a>
        )}
        {again === undefined ? null : (
          <a class="button" href={again}>
            {language.say('again')}
          </a>
        )}
        <button type="button" hidden data-close>
          {language.say('close_window')}
        </button>
      </div>
    </Page>
  );
}
