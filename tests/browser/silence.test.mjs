// A device that was not in contact for as many days as the company set: it warns, tells what would be lost, erases itself, and says so.
// Days go by in the worker's clock, which a front of the relay's files moves.

import assert from 'node:assert/strict';

import { DESKTOP, Device, PHONE } from './support/device.mjs';
import { follow, enter, freshRelay, joined, invite, signIn } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

Device.keepsWorkingDays = false;
const stage = setStage();
const DAY = 86_400_000;

const CUT = 'self.WebSocket = class { constructor() { throw new Error("cut"); } };';

/** Workers that start from now on reach no relay and live so many days later, so many times as fast. */
async function silent(device, days = 0, speed = 1) {
  await device.context.unrouteAll();
  await device.context.route('**/api/account', (route) => route.abort());
  await device.context.route('**/engine_start.js', async (route) => {
    const response = await route.fetch();
    const moved = `{ const real = Date.now.bind(Date), from = real(); Date.now = () => from + (real() - from) * ${speed} + ${days * DAY}; }`;
    await route.fulfill({ response, body: `${CUT}\n${moved}\n${await response.text()}` });
  });
  await device.reload();
}

async function owned(stage, options) {
  const relay = await freshRelay(stage);
  const anna = await stage.device(relay, { serviceWorkers: 'block', ...options });
  await follow(anna, relay.ownerLink);
  await enter(anna, { name: 'Анна', email: 'anna@example.com' });
  return { relay, anna };
}

async function setDays(device, days) {
  await device.go('/settings/team');
  await device.saves(() => device.get('wipe-days').selectOption(days));
  await device.inStep();
}

stage.journey('a device that is silent for too long warns, then erases itself and says how to get in again', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  await anna.createClient({ name: 'Юнона' });
  await setDays(anna, '14');
  assert.deepEqual(await faultsOf(anna), [], 'the setting');

  const link = await invite(anna, { role: 'head' });
  const oleg = await joined(stage, relay, link, { name: 'Олег', email: 'oleg@example.com' }, { serviceWorkers: 'block', ...PHONE });
  await oleg.go('/clients');
  await oleg.counts(1);
  await oleg.inStep();
  await oleg.go('/settings/team');
  assert.equal(await oleg.get('wipe-days').count(), 0, 'owners set it');

  await silent(oleg, 12);
  await oleg.get('silence').waitFor();
  await oleg.sees('через 2', '[data-testid="silence"]');
  assert.equal(await oleg.get('silence-unsent').count(), 0);
  assert.deepEqual(await faultsOf(oleg), [], 'the warning');

  // A clock that is years ahead is over the days, and erases nothing.
  await silent(oleg, 3_650);
  await oleg.sees('проверьте дату', '[data-testid="silence"]');
  await oleg.go('/clients');
  await oleg.counts(1);
  await silent(oleg, 1);
  await oleg.get('sync-mark').first().waitFor();
  await oleg.get('silence').waitFor({ state: 'detached' });

  // An hour of the open app later: seconds here.
  await silent(oleg, 15, 900);
  await oleg.get('account-notice').waitFor({ timeout: 60_000 });
  await oleg.sees('Данные с этого устройства стёрты', 'h1');
  assert.equal(new URL(oleg.page.url()).search, '?silent=0');
  assert.deepEqual(await faultsOf(oleg), [], 'the page that tells');

  // In again, as by anybody's new device.
  await oleg.context.unrouteAll();
  await oleg.context.clearCookies();
  const again = await stage.device(relay, { name: 'again', ...DESKTOP });
  await again.open('/sign-in');
  await signIn(again, { email: 'oleg@example.com' });
  await again.inStep();
  await again.go('/clients');
  await again.counts(1);
});

stage.journey('what was not sent is told and kept for a whole day of the open app', async () => {
  const { anna } = await owned(stage, PHONE);
  await setDays(anna, '7');
  await silent(anna);
  await anna.createClient({ name: 'Не отправлено' });
  await silent(anna, 8, 600);
  await anna.sees('Не отправлено и пропадёт', '[data-testid="silence-unsent"]');
  // More than the hour after which a device without unsent edits is empty.
  await anna.sees('22 часа', '[data-testid="silence"]');
  await anna.go('/clients');
  await anna.counts(1);
  assert.deepEqual(await faultsOf(anna), [], 'the loud warning');
  await anna.get('silence-connect').click();

  await anna.context.unrouteAll();
  await anna.reload();
  await anna.inStep();
  await until(async () => (await anna.get('silence').count()) === 0, 'a contact ends it');
});
