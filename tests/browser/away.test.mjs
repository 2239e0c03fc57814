// Somebody goes on holiday: who stands in sees his clients and his work with a mark, gets what the rules would give him, and loses it all when
// the holiday is taken back.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };
const KAMOLA = { name: 'Камола', email: 'kamola@example.com' };

const line = (device, name) => device.page.locator(`[data-testid="member"][data-name="${name}"]`);
const day = (device, from) =>
  device.page.evaluate((days) => {
    const date = new Date(Date.now() + days * 86_400_000);
    return [date.getFullYear(), String(date.getMonth() + 1).padStart(2, '0'), String(date.getDate()).padStart(2, '0')].join('-');
  }, from);

async function goAway(anna, until) {
  await anna.go('/settings/team');
  await line(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('go-away').click();
  await anna.get('away-sheet').waitFor();
  await anna.get('away-until').fill(await day(anna, until));
}

stage.journey('who stands in sees the work of who is away, marked, until the holiday is over', async () => {
  const { relay, anna } = await owned(stage);
  const kamola = await joined(stage, relay, await invite(anna), KAMOLA, PHONE);
  const oleg = await joined(stage, relay, await invite(anna), OLEG, { name: 'oleg' });
  await oleg.createClient({ name: 'Анор', phone: '90 123-45-67' });
  await oleg.get('new-task').click();
  const sheet = oleg.get('task-sheet');
  await sheet.locator('[data-testid="task-title"]').fill('Сверить остатки');
  await sheet.locator('[data-testid="day"]').first().click();
  await oleg.saves(() => sheet.locator('[data-testid="task-save"]').click());
  await oleg.inStep();
  await anna.go('/clients');
  await anna.counts(1);
  await kamola.go('/tasks');
  assert.equal(await kamola.get('task').count(), 0);

  await goAway(anna, 3);
  await anna.get('away-save').click();
  await anna.get('away-error').waitFor();
  await anna.get('away-who').filter({ hasText: 'Камола' }).click();
  assert.deepEqual(await faultsOf(anna), [], 'the sheet');
  await anna.saves(() => anna.get('away-save').click());
  await line(anna, 'Олег').locator('[data-testid="away"][data-on="true"]').filter({ hasText: 'Камола' }).waitFor();
  assert.equal(await anna.get('away-open').count(), 0, 'everything is open to her already');

  await kamola.get('task').filter({ hasText: 'Сверить остатки' }).waitFor();
  await kamola.get('instead').filter({ hasText: 'Олег' }).first().waitFor();
  assert.deepEqual(await faultsOf(kamola), [], 'tasks of somebody who is away');
  // It is his client still, and what is written to it meanwhile is taken.
  await kamola.go('/clients');
  await kamola.get('client-row').filter({ hasText: 'Анор' }).tap();
  await kamola.sees('Олег', '[data-testid="client"]');

  await anna.get('away-end').click();
  await until(async () => (await anna.get('away').count()) === 0, 'nobody is away');
  await kamola.go('/clients');
  await until(async () => (await kamola.get('client-row').count()) === 0, 'what was opened is closed again');
  await anna.get('undo').click();
  await until(async () => (await kamola.get('client-row').count()) === 1, 'taken back, it is open again');
});

stage.journey('the days must be in order, and what was chosen stays in the sheet', async () => {
  const { relay, anna } = await owned(stage);
  await joined(stage, relay, await invite(anna), KAMOLA, PHONE);
  await joined(stage, relay, await invite(anna), OLEG);
  await goAway(anna, -2);
  await anna.get('away-who').filter({ hasText: 'Камола' }).click();
  await anna.get('away-save').click();
  await anna.sees('раньше', '[data-testid="away-error"]');
  await anna.page.keyboard.press('Escape');
  await line(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('go-away').click();
  assert.equal(await anna.get('away-who').filter({ hasText: 'Камола' }).getAttribute('aria-pressed'), 'true');
  await anna.get('away-from').fill(await day(anna, 20));
  await anna.get('away-until').fill(await day(anna, 30));
  await anna.saves(() => anna.get('away-save').click());
  await line(anna, 'Олег').locator('[data-testid="away"][data-on="false"]').waitFor();
});
