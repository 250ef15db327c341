import { Icon } from './icon.tsx';
import { type Language } from './texts.ts';

/** How the account stands that is reconnected. */
export interface AccountState {
  works: boolean;
  /** What the last failure said; undefined when nothing is known of one. */
  lastError?: { message: string; at: Date | undefined } | undefined;
}

/** Says above the form whether the connection works, and if not since when and why. */
export function AccountStateNote({
  state: { works, lastError },
  integration,
  language,
}: {
  state: AccountState;
  integration: string;
  language: Language;
}) {
  if (works) {
    return (
      <div class="note good">
        <Icon name="check" />
        <p>{language.say('state_works', { integration })}</p>
      </div>
    );
  }
  const since = lastError?.at === undefined ? '' : language.date(lastError.at);
  return (
    <div class="note">
      <Icon name="alert" />
      <div>
        <p>
          <strong>
            {since === ''
              ? language.say('state_broken', { integration })
              : language.say('state_broken_since', { integration, since })}
          </strong>
        </p>
        {lastError === undefined ? null : (
          <p class="quiet">{language.say('state_reason', { integration, reason: lastError.message })}</p>
        )}
      </div>
    </div>
  );
}
