import { type SyncSetting } from '../../field-maps/index.ts';
import { type Hold, HoldNote, Unchangeable } from './hold.tsx';
import { type Language } from './texts.ts';

/** A setting as it is shown, in the language of the page. */
export interface ShownSetting extends SyncSetting {
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  /** Undefined: it may be changed at will. */
  readonly hold?: Hold | undefined;
}

/** The name under which problems of a setting are listed: that of no host field. */
export const settingField = (name: string) => `setting-${name}`;

interface Props {
  setting: ShownSetting;
  id: string;
  language: Language;
}

const attributesOf = (id: string, { problem, hold }: ShownSetting) => ({
  disabled: hold?.isDisabled === true,
  'aria-describedby': `${id}-wrong ${id}-help`,
  ...(problem === undefined ? {} : { 'aria-invalid': 'true' as const }),
});

/** Chosen from what the vendor has; what was chosen and is not there any more stays to be seen. */
function Chosen({ setting, id, language }: Props) {
  const { name, chosen, choices = [], hold } = setting;
  const isGone = chosen !== '' && choices.every(({ value }) => value !== chosen);
  const shown = isGone ? [...choices, { value: chosen, label: chosen }] : choices;
  return (
    <select id={id} name={`setting.${name}`} {...attributesOf(id, setting)}>
      <option value="" selected={chosen === ''} disabled={hold !== undefined && chosen !== ''}>
        {language.say('map_none')}
      </option>
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
      {...attributesOf(id, setting)}
    />
  );
}

/** What syncs need besides the fields, such as a list. */
export function SyncSettingsFields({ settings, language }: { settings: readonly ShownSetting[]; language: Language }) {
  return (
    <>
      {settings.map((setting) => {
        const { name, field, chosen, choices, problem = '', hold } = setting;
        const id = `field-${settingField(name)}`;
        const isDisabled = hold?.isDisabled === true;
        const Control = choices === undefined ? Typed : Chosen;
        return (
          <div class="field mapping">
            <label for={id}>
              {field.label}
              {isDisabled ? null : <span class="optional"> ({language.say('optional')})</span>}
            </label>
            {isDisabled ? <Unchangeable values={{ [`setting.${name}`]: chosen }} /> : null}
            <Control setting={setting} id={id} language={language} />
            <p class="wrong" id={`${id}-wrong`}>
              {problem}
            </p>
            <div class="help" id={`${id}-help`}>
              {field.help === undefined ? null : <p>{field.help}</p>}
              <HoldNote hold={hold} problem={problem} />
            </div>
          </div>
        );
      })}
    </>
  );
}
