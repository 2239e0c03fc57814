// Whoever goes from a list to a client or a deal comes back to the same place of the same list, by the browser's way back and after a reload.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** Lists: how each is made ready, what one presses in it, what opens. */
const LISTS = [
  { path: '/clients' },
  { path: '/' },
  { path: '/deals', first: (device) => device.get('deals-list').click() },
  { path: '/tasks' },
];

/** The lines above may turn out a little higher or lower than before: by less than one line of a phone. */
const NEAR = 48;

/** The screen is drawn whole, and neither its height nor its place has changed for half a second of frames. */
const settles = (device) =>
  device.page.evaluate(
    () =>
      new Promise((resolve) => {
        let [last, same] = ['', 0];
        const look = () => {
          const now = `${window.scrollY} ${document.documentElement.scrollHeight} ${document.querySelectorAll('div.rest').length}`;
          same = now === last && now.endsWith(' 0') ? same + 1 : 0;
          last = now;
          if (same < 30) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
  );

const scrolled = (device) => device.page.evaluate(() => Math.round(window.scrollY));

for (const [name, options] of [
  ['on a desktop', {}],
  ['on a phone', PHONE],
]) {
  stage.journey(`the place in a list is kept, ${name}`, async () => {
    const device = await stage.device(await stage.relay(), options);
    await device.openExample();
    for (const { path, first } of LISTS) {
      await device.go(path);
      await first?.(device);
      // Screens draw long lists bit by bit.
      await until(async () => (await device.page.evaluate(() => document.documentElement.scrollHeight)) > 2_000, `${path} is long`);
      await settles(device);
      assert.equal(await scrolled(device), 0, `${path} begins at its head, though the screen before it may still be coming back`);
      await device.page.evaluate(() => window.scrollTo(0, 900));
      await until(async () => (await scrolled(device)) === 900, `${path} is scrolled`);
      await device.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await device.go('/settings');
      await device.get('lang-ru').waitFor();
      assert.equal(await scrolled(device), 0, 'another screen begins at its head');
      await device.page.goBack();
      await until(async () => Math.abs((await scrolled(device)) - 900) <= NEAR, `${path} is where it was after going back`);
      // Nobody reloads a screen that is still coming back.
      await settles(device);
      const before = await scrolled(device);
      await device.reload();
      await until(async () => Math.abs((await scrolled(device)) - before) <= NEAR, `${path} is where it was after a reload`);
    }
  });
}
