// The browser's own measurement of every press, click and key of a seller's day on a large company: from the hand to the next picture. Never
// here: what is right or wrong.

import { spread } from './figures.mjs';

/** Rounds of the day, so that there are some hundreds of interactions. */
const ROUNDS = 4;
/** The browser tells of no shorter ones; they count as this long. */
const SHORTEST = 16;

async function watch(page) {
  await page.addInitScript((durationThreshold) => {
    window.told = new Map();
    new PerformanceObserver((list) => {
      for (const { interactionId, duration, name, target } of list.getEntries()) {
        if (!interactionId) continue;
        const before = window.told.get(interactionId);
        const what = target?.closest?.('[data-testid]')?.dataset.testid ?? '';
        if (!(before?.duration >= duration)) window.told.set(interactionId, { duration, what: `${name} ${what || before?.what || ''}`.trim() });
      }
    }).observe({ type: 'event', durationThreshold, buffered: true });
  }, SHORTEST);
}

/** Waits for two frames: what was done is on the screen. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** One round: somebody of today's list, a search, a client's page, the board, the tasks, the palette, several clients at once. */
async function round(page) {
  const get = (id) => page.locator(`[data-testid="${id}"]`);
  const press = async (control) => {
    await control.click();
    await settled(page);
  };
  const visit = (path) => press(page.locator(`a[href="${path}"]:visible`).first());
  const type = async (field, text) => {
    await field.press('End');
    for (const letter of text) {
      await page.keyboard.press(letter);
      await settled(page);
    }
  };

  await visit('/');
  await press(get('scope-all'));
  await press(get('outcome').first());
  await press(get('day').nth(1));
  await press(get('result-save').first());
  await visit('/clients');
  const search = get('search').first();
  await press(search);
  await type(search, 'savdo');
  await search.fill('');
  await press(get('view-due'));
  await press(get('view-due'));
  await press(get('head-won').locator('button'));
  await press(get('pick').nth(0));
  await press(get('pick').nth(2));
  await press(get('bulk-change'));
  await press(page.locator('[data-testid="change-word"]').first());
  await press(get('change-save'));
  await press(get('row-name').first());
  await get('client').waitFor();
  await press(get('kind-note'));
  await press(get('note-input'));
  await type(get('note-input'), 'zvonil');
  await press(get('note-save'));
  await visit('/deals');
  await get('deal-card').first().waitFor();
  await press(get('deal-menu').first());
  await page.keyboard.press('Escape');
  await visit('/tasks');
  await press(page.locator('h1').first());
  await page.keyboard.press('Control+k');
  await settled(page);
  await get('palette').waitFor();
  for (const letter of 'kari') {
    await page.keyboard.press(letter);
    await settled(page);
  }
  await page.keyboard.press('Escape');
  await visit('/inbox');
}

/** The day at this speed of the processor, in a tab of its own: how many interactions, and how long they took. */
export async function day(device, rate) {
  const page = await device.context.newPage();
  const session = await device.context.newCDPSession(page);
  await watch(page);
  await page.goto(`${device.url}/`);
  await device.ready(page);
  await page.locator('[data-testid="today-row"]').first().waitFor();
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  for (let number = 0; number < ROUNDS; number += 1) await round(page);
  await page.waitForTimeout(500);
  const { count, told } = await page.evaluate(() => ({ count: performance.interactionCount, told: [...window.told.values()] }));
  await page.close();
  const short = Math.max(0, count - told.length);
  const figures = spread([...told.map(({ duration }) => duration), ...Array.from({ length: short }, () => SHORTEST)]);
  const slowest = told.toSorted((one, other) => other.duration - one.duration).slice(0, 5);
  return { count: told.length + short, ...figures, slowest };
}
