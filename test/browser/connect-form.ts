import { type Page } from 'playwright-core';

/** What a visitor does and sees on the connect page. */

export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="field.${name}"]`);
    // Rare settings are folded away.
    await control.first().evaluate((element) => element.closest('details')?.setAttribute('open', ''));
    const isRadio = (await control.first().getAttribute('type')) === 'radio';
    if (isRadio) await page.locator(`[name="field.${name}"][value="${value}"]`).check();
    else if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

export const submit = (page: Page): Promise<void> => page.locator('form[data-checks] [type=submit]').click();

/** Puts text into a field as a visitor pastes it. */
export async function paste(page: Page, name: string, text: string): Promise<void> {
  const control = page.locator(`[name="field.${name}"]`);
  await control.fill(text);
  await control.dispatchEvent('paste');
}

/** True once the page has this title, for which it waits. */
export async function shows(page: Page, title: string): Promise<boolean> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  return true;
}

/** What stands below a field that is wrong. */
export const wrongText = (page: Page, name: string): Promise<string | null> =>
  page.locator(`#field-${name}-wrong`).textContent();
