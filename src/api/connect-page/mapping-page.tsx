import { type AttributeChoices } from '../../field-maps/index.ts';
import { Badge } from './badge.tsx';
import { ForWhom, type LinkedFor } from './for-whom.tsx';
import { Icon } from './icon.tsx';
import { Page, type PageFrame } from './layout.tsx';
import { MappingField, type ShownMapping } from './mapping-field.tsx';
import { MappingPreview, type ShownPreview } from './mapping-preview.tsx';
import { Problems, type ShownProblem } from './problems.tsx';
import { settingField, type ShownSetting, SyncSettingsFields } from './sync-settings.tsx';
import { type TextValues } from './texts.ts';

export interface MappingPageProps {
  frame: PageFrame;
  integration: { label: string; color?: string | undefined };
  fields: readonly ShownMapping[];
  choices: AttributeChoices;
  /** What syncs need besides, in the language of the page. */
  settings: readonly ShownSetting[];
  preview: ShownPreview;
  /** Problems of the whole; those of fields stand with them. */
  problems: readonly ShownProblem[];
  /** Where the form is sent, and what proves that it was this page that sent it. */
  action: string;
  csrf: string;
  /** Whose account it is; undefined where the page before has said so. */
  linkedFor?: LinkedFor | undefined;
  canUndo: boolean;
  /** True right after an undo. */
  isUndone: boolean;
  /** The account, as the product hears of it, when this is the second step of linking it. */
  linked: Readonly<Record<string, string>> | undefined;
}

/** The fields, the preview and what can be done with the map. */
function MappingForm(props: MappingPageProps & { named: TextValues }) {
  const { frame, fields, choices, settings, preview, action, csrf, linked, canUndo, named } = props;
  const { language } = frame;
  return (
    <>
      {choices.custom === undefined ? (
        <div class="note good">
          <Icon name="alert" />
          <p>{language.say('map_unlisted', named)}</p>
        </div>
      ) : null}
      <form method="post" action={action}>
        <input type="hidden" name="csrf" value={csrf} />
        {/* The first button of a form is the one that the Enter key presses. */}
        <button type="submit" name="action" value="preview" class="first" tabindex={-1} aria-hidden="true" />
        {fields.map((shown) => (
          <MappingField shown={shown} choices={choices} named={named} language={language} />
        ))}
        <SyncSettingsFields settings={settings} language={language} />
        <MappingPreview preview={preview} fields={fields.map(({ field }) => field)} named={named} language={language} />
        <div class="actions">
          <button type="submit" name="action" value="save" class="primary">
            {language.say('map_save')}
          </button>
          {linked !== undefined ? (
            <button type="submit" name="action" value="later">
              {language.say('map_later')}
            </button>
          ) : null}
          {canUndo ? (
            <button type="submit" name="action" value="undo">
              {language.say('map_undo')}
            </button>
          ) : null}
        </div>
      </form>
    </>
  );
}

/** Where the vendor keeps the fields of the product, for the end customer to choose. */
export function MappingPage(props: MappingPageProps) {
  const { frame, integration, fields, settings, problems, linkedFor, linked, isUndone } = props;
  const { language } = frame;
  const { label, color } = integration;
  const named = { integration: label, product: frame.theme.product_name };
  const labels = new Map([
    ...fields.map(({ field }) => [field.name, field.label] as const),
    ...settings.map(({ name, field }) => [settingField(name), field.label] as const),
  ]);
  return (
    <Page frame={frame} title={language.say('map_title')}>
      {linked !== undefined ? (
        <div class="note good" data-linked={JSON.stringify(linked)}>
          <Icon name="check" />
          <p>{language.say('map_connected', named)}</p>
        </div>
      ) : null}
      {isUndone ? (
        <div class="note good" role="status">
          <Icon name="check" />
          <p>{language.say('map_undone')}</p>
        </div>
      ) : null}
      <div class="title">
        <Badge label={label} color={color} />
        <h1>{language.say('map_title')}</h1>
      </div>
      <p>
        {fields.length === 0 && settings.length === 0 ? language.say('map_nothing') : language.say('map_lead', named)}
      </p>
      {linkedFor === undefined ? null : <ForWhom linkedFor={linkedFor} language={language} />}
      <Problems
        title={language.say('problem_title')}
        problems={problems}
        labelOf={(name) => labels.get(name) ?? name}
      />
      {fields.length === 0 && settings.length === 0 ? null : <MappingForm {...props} named={named} />}
    </Page>
  );
}
