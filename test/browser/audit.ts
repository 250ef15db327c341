import axe from 'axe-core';
import { type Page } from 'playwright-core';

/** The rules of WCAG 2.2 up to AA, and what axe calls best practice. */
const audit =
  '({ violations: (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => html + failureSummary)]) })';

/** What axe finds wrong on a page, with the elements: `{ violations: [] }` when nothing is. */
export async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  // What is fading in has no final colours yet.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((each) => each.effect.getTiming().iterations !== Infinity).map((each) => each.finished))',
  );
  return page.evaluate(`(async () => ${audit})()`);
}
