// Who only looks: he is offered nothing that the relay would refuse, on any screen; what his department is asked he answers.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const KAMOLA = { name: 'Камола', email: 'kamola@example.com' };
const OLEG = { name: 'Олег', email: 'oleg@example.com' };

/** What may be pressed on the screens of clients, deals, tasks and the inbox by whoever only looks. */
const HARMLESS = new RegExp(
  [
    '^to-palette$|^export$|^search$|^base-|^view-|^filter|^order$|^layout$|^head-do$|^inbox-(all|new|mine)$|^deals-(board|list|months)$|^stage-chip$|^tasks-|^scope-',
    '^counter-|^client-menu$|^kpi-full$|^tab-|^cal-|^asked-accept$|^transfer-accept$|^turn-declined$|^task-open$|^today-choose$|^show-|^month-|^fold|^timeline-|^person-open$',
  ].join('|'),
);

/** Names of all controls that can be pressed or written to. */
const offered = (device) =>
  device.page.evaluate(() => {
    const all = [...document.querySelectorAll('main :is(button, input, select, textarea), .tabbar button')];
    const usable = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.readOnly);
    return [...new Set(usable.map((one) => one.dataset.testid ?? one.className))];
  });

async function addDepartment(device, name) {
  await device.get('new-item').fill(name);
  await device.saves(() => device.get('add-item').click());
}

/** Asks a department to take the open client over. */
async function ask(device, client, into) {
  await device.openClient(client);
  await device.get('client-menu').click();
  await device.get('transfer-item').click();
  await device.page.locator(`[data-testid="transfer-to"][data-name="${into}"]`).check();
  await device.get('transfer-why').fill('Просят обслуживание');
  await device.saves(() => device.get('transfer-send').click());
  await device.inStep();
}

/** Two departments, a client of the first with a deal and a task, and who leads it. */
async function company(stage) {
  const { relay, anna } = await owned(stage);
  await anna.go('/settings/team');
  await anna.get('to-departments').click();
  await addDepartment(anna, 'Продажи');
  await addDepartment(anna, 'Сервис');
  await anna.inStep();
  const oleg = await joined(stage, relay, await invite(anna, { department: 'Продажи' }), OLEG);
  return { relay, anna, oleg };
}

stage.journey('a viewer is offered nothing on any screen that would be refused', async () => {
  const { relay, anna, oleg } = await company(stage);
  const client = await oleg.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', city: 'Самарканд', deal: 'Печь', amount: '5 000 000' });
  await oleg.openClient(client);
  await oleg.note('Ждёт цену');
  await oleg.get('new-task').click();
  await oleg.get('task-title').fill('Позвонить');
  await oleg.saves(() => oleg.get('task-save').click());
  await oleg.inStep();
  for (const options of [undefined, PHONE]) {
    const who = options ? { name: 'Вера', email: 'vera@example.com' } : KAMOLA;
    const viewer = await joined(stage, relay, await invite(anna, { role: 'viewer', department: 'Продажи' }), who, options);
    await viewer.go('/clients');
    await viewer.get('client-row').waitFor();
    for (const path of ['/', '/clients', '/deals', '/tasks', '/inbox', '/import', `/clients/${client}`]) {
      await viewer.go(path);
      if (path === '/tasks') await viewer.get('scope-all').first().click();
      if (path === '/tasks') await viewer.get('task').first().waitFor();
      if (path === '/deals') await viewer.get('board').waitFor();
      const usable = async () => (await offered(viewer)).filter((name) => !HARMLESS.test(name));
      await until(async () => (await usable()).length === 0, `${path}: ${await usable()}`);
      assert.deepEqual(await faultsOf(viewer), [], path);
    }
    if (options) await viewer.get('tab-deals').tap();
    await viewer.get('open-deal').first().click();
    await viewer.get('deal-title').waitFor();
    const usable = (await offered(viewer)).filter((name) => !HARMLESS.test(name));
    assert.deepEqual(usable, [], 'a deal');
    await viewer.go('/tasks');
    await viewer.get('task-open').first().click();
    await viewer.client().waitFor();
  }
});

stage.journey('a viewer of the department that is asked declines one client and takes another in', async () => {
  const { relay, anna, oleg } = await company(stage);
  const kamola = await joined(stage, relay, await invite(anna, { role: 'viewer', department: 'Сервис' }), KAMOLA, PHONE);
  const plov = await oleg.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67' });
  const anor = await oleg.createClient({ name: 'Анор', phone: '90 765-43-21' });
  await oleg.inStep();
  await ask(oleg, plov, 'Сервис');
  await ask(oleg, anor, 'Сервис');

  await kamola.go('/inbox');
  const item = (client) => kamola.page.locator(`[data-testid="asked-item"][data-id="${client}"]`);
  await item(anor).waitFor();
  assert.deepEqual(await faultsOf(kamola), [], 'what her department is asked');
  await item(anor).locator('[data-testid="asked-accept"]').tap();
  await kamola.get('accept-do').waitFor();
  assert.equal(await kamola.get('accept-to').count(), 0, 'she leads no clients and gives none away');
  assert.deepEqual(await faultsOf(kamola), [], 'accepting');
  await kamola.saves(() => kamola.get('accept-do').tap());
  await kamola.inStep();
  await item(anor).waitFor({ state: 'detached' });

  await kamola.openClient(plov);
  await kamola.get('turn-declined').tap();
  await kamola.page.locator('[data-testid="turn-text"], .transfer textarea').first().fill('Нет свободных людей');
  await kamola.page.locator('[data-testid="turn-save"], .transfer form button[type=submit]').first().tap();
  await until(async () => (await kamola.client().count()) === 0, 'it is theirs no more');
  await kamola.inStep();
  await kamola.get('sync-mark').first().tap();
  await kamola.get('sync-state').waitFor();

  await oleg.openClient(plov);
  await until(async () => (await oleg.get('transfer-entry').first().getAttribute('data-state')) === 'declined', 'he hears why');
  await oleg.openClient(anor);
  await until(async () => (await oleg.get('transfer-entry').first().getAttribute('data-state')) === 'accepted', 'and that the other is taken in');
  await kamola.go('/status');
  assert.equal(await kamola.get('refused-edit').count(), 0, 'nothing was refused');
});
