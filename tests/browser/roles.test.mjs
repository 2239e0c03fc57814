// Screens follow the role: who leads distributes what nobody has; who sells looks at the company's settings and cannot change them; who only
// looks is offered nothing to change.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };
const KAMOLA = { name: 'Камола', email: 'kamola@example.com' };

const line = (device, name) => device.page.locator(`[data-testid="member"][data-name="${name}"]`);
const count = async (device, chip) => Number(await device.get(chip).locator('b').textContent());

async function enquire(device, name, text) {
  await device.get('new-client').first().click();
  await device.get('add-enquiry').click();
  const form = device.get('quick-add');
  await form.locator('[data-testid="enquiry-name"]').fill(name);
  await form.locator('[data-testid="enquiry-text"]').fill(text);
  await device.saves(() => form.locator('[data-testid="enquiry-save"]').click());
}

stage.journey('what nobody leads is shared out by hand, evenly and by the rules, and taken back', async () => {
  const { relay, anna } = await owned(stage);
  const kamola = await joined(stage, relay, await invite(anna), KAMOLA, PHONE);
  const oleg = await joined(stage, relay, await invite(anna), OLEG);
  for (const [name, text] of [['Первый', 'Цена?'], ['Второй', 'Есть в наличии?'], ['Третий', 'Когда привезёте?'], ['Четвёртый', 'Скидка?']]) await enquire(anna, name, text);
  await anna.go('/settings');
  await anna.get('to-unassigned').click();
  await anna.get('free-line').nth(3).waitFor();
  assert.deepEqual([await count(anna, 'free-all'), await count(anna, 'free-asking'), await count(anna, 'free-quiet')], [4, 4, 0]);
  assert.match(await anna.get('free-line').first().textContent(), /Первый/, 'who waits the longest comes first');
  assert.deepEqual(await faultsOf(anna), [], 'what nobody leads');

  // One, chosen by hand.
  await anna.get('free-tick').first().check();
  await anna.get('free-give').click();
  await anna.get('leaving-to').filter({ hasText: 'Олег' }).click();
  await anna.get('give-do').click();
  await until(async () => (await anna.get('free-line').count()) === 3, 'one is given');
  await oleg.go('/clients');
  await oleg.get('client-row').filter({ hasText: 'Первый' }).waitFor();

  // The rest in equal parts, taken back at once.
  await anna.get('free-give').click();
  await anna.get('leaving-to').filter({ hasText: 'Олег' }).click();
  await anna.get('leaving-to').filter({ hasText: 'Камола' }).click();
  assert.deepEqual(await anna.get('leaving-takes').evaluateAll((fields) => fields.map((field) => field.value)), ['2', '1']);
  assert.deepEqual(await faultsOf(anna), [], 'sharing out');
  await anna.get('give-do').click();
  await until(async () => (await anna.get('free-line').count()) === 0, 'all are given');
  await anna.get('undo').last().click();
  await until(async () => (await anna.get('free-line').count()) === 3, 'all of it comes back');

  // By a rule.
  await anna.go('/settings/enquiries');
  await anna.saves(() => anna.get('add-rule').click());
  await anna.saves(() => anna.get('rule-member').filter({ hasText: 'Камола' }).click());
  await anna.go('/clients/unassigned');
  await anna.get('free-give').click();
  await anna.get('give-line').filter({ hasText: 'Камола' }).filter({ hasText: '3' }).waitFor();
  await anna.get('give-do').click();
  await kamola.go('/clients');
  await until(async () => (await kamola.get('client-row').count()) === 3, 'the rule gave them to her');
});

stage.journey('who sells looks at the settings of the company, until he leads', async () => {
  const { relay, anna } = await owned(stage);
  const oleg = await joined(stage, relay, await invite(anna), OLEG);
  await oleg.go('/settings/week');
  await oleg.get('led').waitFor();
  assert.deepEqual(await faultsOf(oleg), [], 'settings to look at');
  const open = await oleg.page.locator('fieldset.locked').evaluate((set) => [...set.querySelectorAll('button, input, select, textarea')].filter((field) => !field.matches(':disabled')).length);
  assert.equal(open, 0, 'nothing there can be changed');
  await oleg.go('/settings');
  assert.equal(await oleg.get('to-unassigned').count(), 0);

  await anna.go('/settings/team');
  await line(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('set-role').filter({ hasText: 'Руководитель' }).first().click();
  await oleg.go('/settings/week');
  await until(async () => (await oleg.get('led').count()) === 0, 'his screens follow the new role');
  await oleg.go('/settings');
  await oleg.get('to-unassigned').waitFor();
});

stage.journey('who only looks is offered nothing to change', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', city: 'Самарканд' });
  await anna.inStep();
  const viewer = await joined(stage, relay, await invite(anna, { role: 'viewer' }), KAMOLA);
  await viewer.openClient(client);
  for (const what of ['new-client', 'composer', 'new-deal-head', 'new-task', 'new-deal', 'helper-add']) {
    assert.equal(await viewer.get(what).filter({ visible: true }).count(), 0, what);
  }
  assert.equal(await viewer.field('city').isEditable(), false);
  assert.deepEqual(await faultsOf(viewer), [], 'a client to look at');
  await viewer.page.keyboard.press('n');
  assert.equal(await viewer.get('quick-add').count(), 0);
  await viewer.page.keyboard.press('Control+k');
  await viewer.get('palette').waitFor();
  assert.equal(await viewer.page.locator('[data-testid="palette"]').filter({ hasText: 'Новый клиент' }).count(), 0);
  await viewer.page.keyboard.press('Escape');
  // The own name is everybody's own.
  await viewer.go('/settings');
  assert.equal(await viewer.get('my-name').isEditable(), true);
});
