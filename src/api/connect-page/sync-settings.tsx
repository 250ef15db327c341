import { type SyncSetting } from '../../field-maps/index.ts';
import { type Language } from './texts.ts';

/** A setting as it is shown, in the language of the page. */
export interface ShownSetting extends SyncSetting {
  /** What is wrong with it. */
  readonly problem?: string | undefined;
}

/** The name under which problems of a setting are listed: that of no host field. */
export const settingField = (name: string) => `setting-${name}`;

interface Props {
  setting: ShownSetting;
  id: string;
  language: Language;
}

const described = (id: string, { problem }: ShownSetting) => ({
  'aria-describedby': `${id}-wrong ${id}-help`,
  ...(problem === undefined ? {} : { 'aria-invalid': 'true' as const }),
});

/** Chosen from what the vendor has; what was chosen and is not there any more stays to be seen. */
function Chosen({ setting, id, language }: Props) {
  const { name, chosen, choices = [] } = setting;
  const isGone = chosen !== '' && choices.every(({ value }) => value !== chosen);
  const shown = isGone ? [...choices, { value: chosen, label: chosen }] : choices;
  return (
    <select id={id} name={`setting.${name}`} {...described(id, setting)}>
      <option value="">{language.say('map_none')}</option>
      {shown.map(({ value, label }) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Typed({ setting, id }: Props) {
  const { name, chosen } = setting;
  return (
    <input
      type="text"
      id={id}
      name={`setting.${name}`}
      value={chosen}
      maxlength={512}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      {...described(id, setting)}
    />
  );
}

/** What syncs need besides the fields, such as a list. */
export function SyncSettingsFields({ settings, language }: { settings: readonly ShownSetting[]; language: Language }) {
  return (
    <>
      {settings.map((setting) => {
        const { name, field, choices, problem = '' } = setting;
        const id = `field-${settingField(name)}`;
        const Control = choices === undefined ? Typed : Chosen;
        return (
          <div class="field mapping">
            <label for={id}>
              {field.label}
              <span class="optional"> ({language.say('optional')})</span>
            </label>
            <Control setting={setting} id={id} language={language} />
            <p class="wrong" id={`${id}-wrong`}>
              {problem}
            </p>
            <div class="help" id={`${id}-help`}>
              {field.help === undefined ? null : <p>{field.help}</p>}
            </div>
          </div>
        );
      })}
    </>
  );
}
