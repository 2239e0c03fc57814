// The letters beside a phone's long list: a finger on them, or keys, go through all of it. Never here: the order of names.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { NARROW } from './support/hands.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** The first name that the window shows whole, without its quotation marks. */
const firstName = (device) =>
  device.page.evaluate(() => {
    const names = [...document.querySelectorAll('[data-testid="row-name"]')].filter((name) => name.getBoundingClientRect().top > 0);
    const top = (name) => name.getBoundingClientRect().top;
    return names.sort((one, other) => top(one) - top(other))[0].textContent.replace(/[«"]/g, '').trim();
  });

const letter = (device) => device.get('letters').getAttribute('aria-valuetext');

async function withExample(options) {
  const device = await stage.device(await stage.relay(), options);
  await device.openExample();
  await device.get('letters').waitFor();
  return device;
}

stage.journey('a finger on the letters goes through the list, and they go with it', async () => {
  const device = await withExample(PHONE);
  const { x, y, width, height } = await device.get('letters').boundingBox();
  assert.ok(width >= 24, 'a finger finds them');
  const touch = await device.context.newCDPSession(device.page);
  const at = (share) => [{ x: x + width / 2, y: y + height * share }];
  const first = await letter(device);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.3) });
  await device.page.locator('.letters-now').waitFor();
  const passed = new Set();
  for (let share = 0.3; share < 0.8; share += 0.02) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
    passed.add(await letter(device));
  }
  assert.ok(passed.size > 4 && !passed.has(first), `it went over ${[...passed].join('')}`);
  const isAt = async () => (await firstName(device)).toUpperCase().startsWith(await letter(device));
  await until(isAt, 'the first name has the letter under the finger');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await device.page.locator('.letters-now').waitFor({ state: 'detached' });

  // Scrolled by hand, they say where one is.
  await device.page.evaluate(() => window.scrollTo(0, 0));
  await until(async () => (await letter(device)) === first, 'they follow the list');

  // They are there for a long list by name only.
  await device.get('order').press('Enter');
  await device.get('order-created').press('Enter');
  await device.get('letters').waitFor({ state: 'detached' });
  await device.get('order').press('Enter');
  await device.get('order-name').press('Enter');
  await device.get('letters').waitFor();
  await device.get('search').fill('998');
  await device.get('search').fill('яяя');
  await device.get('letters').waitFor({ state: 'detached' });
});

stage.journey('the letters work by keys, on the narrowest phone too', async () => {
  const device = await withExample(NARROW);
  assert.deepEqual(await faultsOf(device), []);
  const letters = device.get('letters');
  await letters.focus();
  const last = await letters.getAttribute('aria-valuemax');
  await device.page.keyboard.press('End');
  await until(async () => (await letters.getAttribute('aria-valuenow')) === last, 'the last letter');
  await until(() => device.page.evaluate(() => window.scrollY + window.innerHeight > document.documentElement.scrollHeight - 900), 'the end of the list');
  await device.page.keyboard.press('Home');
  await device.page.keyboard.press('ArrowDown');
  await until(async () => (await letters.getAttribute('aria-valuenow')) === '1', 'the second letter');
  await until(async () => (await firstName(device)).toUpperCase().startsWith(await letter(device)), 'its first name');
});
