import { Icon } from './icon.tsx';
import { type Language } from './texts.ts';

/** For whom an account is linked, so that whoever was sent a foreign link notices. */
export interface LinkedFor {
  name: string;
  email?: string | undefined;
}

export function ForWhom({ linkedFor: { name, email }, language }: { linkedFor: LinkedFor; language: Language }) {
  return (
    <div class="whom">
      <Icon name="person" />
      <div>
        <p>
          <strong>
            <bdi>{language.say('for_whom', { name })}</bdi>
          </strong>
          {email === undefined ? null : (
            <>
              {' · '}
              <bdi>{email}</bdi>
            </>
          )}
        </p>
        <p class="quiet">{language.say('for_whom_hint')}</p>
      </div>
    </div>
  );
}
