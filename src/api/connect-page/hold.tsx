/** Why a field may not be changed at will. */
export interface Hold {
  /** It may not be changed at all; otherwise it may not be emptied. */
  readonly isDisabled: boolean;
  /** In the language of the page, or in the words of the product. */
  readonly text: string;
}

/**
 * What a form sends for a field that is not to be changed. Browsers send no disabled control, so without it a page that was
 * opened again with other wishes would take the field for an empty one.
 */
export function Unchangeable({ values }: { values: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Says why, unless what is wrong says so already. */
export function HoldNote({ hold, problem }: { hold: Hold | undefined; problem: string }) {
  if (hold === undefined || hold.text === problem) return null;
  return (
    <p>
      <bdi>{hold.text}</bdi>
    </p>
  );
}
