import { type SyncSetting } from '../../field-maps/index.ts';
import { type Language } from './texts.ts';

/** What syncs need besides the fields, such as a list: chosen from what the vendor has. */
export function SyncSettingsFields({ settings, language }: { settings: readonly SyncSetting[]; language: Language }) {
  return (
    <>
      {settings.map(({ name, field, chosen, choices }) => {
        const id = `setting-${name}`;
        return (
          <div class="field mapping">
            <label for={id}>
              {field.label}
              <span class="optional"> ({language.say('optional')})</span>
            </label>
            <select id={id} name={`setting.${name}`}>
              <option value="">{language.say('map_none')}</option>
              {choices.map(({ value, label }) => (
                <option value={value} selected={value === chosen}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </>
  );
}
