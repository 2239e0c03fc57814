// The app installs, and a newer version of it waits for the person: it never reloads what somebody types in, and never mixes
// with the old one.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { launchKillable } from './support/browser.mjs';
import { Device } from './support/device.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

const checkForUpdate = (device) => device.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => true, () => false));
const caches = (device) => device.page.evaluate(async () => (await window.caches.keys()).filter((name) => name.startsWith('ingot-')));

stage.journey('manifest, icons and service worker satisfy the browser', async () => {
  const relay = await stage.relay();
  // A private window, which test contexts are, is never installable.
  const browser = await launchKillable(await mkdtemp(join(stage.folder, 'profile-')));
  stage.ends(() => browser.kill());
  const device = await Device.around(browser.context, relay.url);
  await device.open('/');
  await device.installed();
  const session = await browser.context.newCDPSession(device.page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const icon of manifest.icons) {
    const answer = await fetch(new URL(icon.src, relay.url));
    assert.equal(answer.status, 200, icon.src);
    assert.equal(answer.headers.get('content-type'), icon.type);
  }
  assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
});

stage.journey('a new version is offered, waits while one types, and comes by a press', async () => {
  const relay = await stage.relay();
  const front = await stage.front(relay);
  const device = await stage.device(front);
  await device.open('/');
  await device.createClient({ name: 'Обновление' });
  await device.installed();
  const [before] = await caches(device);
  await device.page.evaluate(() => (window.sameLife = true));
  await device.get('note-input').fill('Ещё не сохранено');

  front.rewrite('/sw.js', (script) => script.replace(/const VERSION = "[^"]*"/, 'const VERSION = "next"'));
  assert.ok(await checkForUpdate(device));
  await device.get('update').waitFor();
  assert.ok(await device.page.evaluate(() => window.sameLife), 'the page was not reloaded');
  assert.equal(await device.get('note-input').inputValue(), 'Ещё не сохранено');
  assert.deepEqual((await caches(device)).toSorted(), [before, 'ingot-next'].toSorted());
  await device.saves(() => device.get('note-save').click());

  await Promise.all([device.page.waitForEvent('load'), device.get('update').click()]);
  await device.ready();
  assert.equal(await device.page.evaluate(() => window.sameLife), undefined);
  await device.page.waitForFunction(async () => (await window.caches.keys()).join() === 'ingot-next');
  await device.tells(1);
  assert.equal(await device.get('update').count(), 0);
});

stage.journey('a version whose files do not fit together is not taken', async () => {
  const relay = await stage.relay();
  const front = await stage.front(relay);
  const device = await stage.device(front);
  await device.open('/');
  await device.installed();
  const before = await caches(device);

  // As while a relay is being replaced: the list is of the new version, the files are of the old one.
  front.rewrite('/sw.js', (script) =>
    script.replace(/const VERSION = "[^"]*"/, 'const VERSION = "torn"').replace(/("\/index\.html"\s*,\s*")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`),
  );
  await checkForUpdate(device);
  await device.page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()).installing);
  assert.equal(await device.get('update').count(), 0);
  assert.ok((await caches(device)).includes(before[0]), 'the old version is whole');
  await front.close();
  await device.reload();
  await device.get('first-client').waitFor();
});
