// A device loads the language that is spoken on it, keeps it for working without a network, and says plainly when another one cannot be had.

import assert from 'node:assert/strict';

import { setStage } from './support/stage.mjs';

const stage = setStage();

const asked = (front) => front.served.filter(({ path }) => path.startsWith('/words/')).map(({ path }) => path);
const spoken = (device, language) => device.page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });

stage.journey('the browser’s language is the only one that is loaded, and opens without a network', async () => {
  const front = await stage.front(await stage.relay());
  const device = await stage.device(front, { locale: 'uz-Latn-UZ' });
  await device.open('/settings');
  await device.sees('Koʻrinish', 'main');
  await device.installed();
  assert.deepEqual([...new Set(asked(front))], ['/words/uz.txt']);

  await front.close();
  await device.reload();
  await device.sees('Koʻrinish', 'main');

  await device.get('lang-en').click();
  await device.sees('“English” tili hozircha yuklanmadi', 'body');
  await spoken(device, 'uz');
  await device.reload();
  await device.sees('Koʻrinish', 'main');
});

stage.journey('a language that was chosen once is there without a network, also after the next version came', async () => {
  const front = await stage.front(await stage.relay());
  const device = await stage.device(front);
  await device.open('/settings');
  await device.installed();
  await device.get('lang-en').click();
  await spoken(device, 'en');

  front.rewrite('/sw.js', (script) => script.replace(/const VERSION = "[^"]*"/, 'const VERSION = "next"'));
  await device.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await device.get('update').waitFor();
  await Promise.all([device.page.waitForEvent('load'), device.get('update').click()]);
  await device.ready();
  await device.page.waitForFunction(async () => (await window.caches.keys()).join() === 'ingot-next');

  await front.close();
  await device.reload();
  await device.sees('Language', 'main');
  await device.get('lang-ru').click();
  await spoken(device, 'ru');
  await device.sees('Язык', 'main');
});
