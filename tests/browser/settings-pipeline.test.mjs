// The company's stages, reasons and pipelines: changed on two devices, one of them without a link, and seen on the board and in the
// sheet of a lost deal.

import assert from 'node:assert/strict';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const line = (device, key) => device.page.locator(`[data-testid="stage-line"][data-stage="${key}"]`);
const column = (device, key) => device.page.locator(`[data-testid="stage-column"][data-stage="${key}"]`);
const heading = (device, key) => column(device, key).locator('h2').textContent();

async function openStage(device, key) {
  if (!(await line(device, key).locator('[data-testid="stage-name"]').count())) await line(device, key).locator('button.line').click();
  await line(device, key).locator('[data-testid="stage-name"]').waitFor();
}

async function rename(device, key, name) {
  await openStage(device, key);
  const field = line(device, key).locator('[data-testid="stage-name"]');
  await field.fill(name);
  await device.saves(() => field.press('Enter'));
}

async function addReason(device, name) {
  await device.get('new-reason').fill(name);
  await device.saves(() => device.get('add-reason').click());
}

/** The keys of the stages in the order of the list. */
const order = (device) => device.get('stage-line').evaluateAll((lines) => lines.map((one) => one.dataset.stage));

stage.journey('two devices change stages and reasons offline, and agree', async () => {
  const relay = await stage.relay();
  const nets = [await stage.proxy(relay), await stage.proxy(relay)];
  const [nargiza, timur] = [await stage.device(nets[0], { name: 'nargiza' }), await stage.device(nets[1], { name: 'timur' })];
  await nargiza.join(relay.secret);
  const id = await nargiza.createClient({ name: 'Анор Савдо', deal: 'Рис', amount: '1 000', stage: 'negotiation' });
  await nargiza.inStep();
  await timur.join(relay.secret);
  await timur.go('/clients');
  await timur.counts(1);
  await timur.inStep();
  await timur.installed();

  // Nobody has changed the settings yet: both begin them on their own.
  nets.forEach((net) => net.cut());
  await Promise.all([nargiza.syncs({ link: 'offline' }), timur.syncs({ link: 'offline' })]);
  for (const device of [nargiza, timur]) await device.go('/settings/pipelines');
  await rename(nargiza, 'negotiation', 'Торгуемся');
  await addReason(nargiza, 'Дорого');
  await rename(timur, 'deciding', 'Думают');
  await line(timur, 'deciding').locator('[data-testid="colour"][data-colour="green"]').click();
  await line(timur, 'deciding').locator('[data-testid="stage-up"]').click();
  await until(async () => (await order(timur)).indexOf('deciding') === 3, 'the stage moved up');
  const reason = timur.get('reason-line').filter({ has: timur.page.locator('textarea') }).first();
  await reason.locator('[data-testid="reason-name"]').fill('Уехали');
  await timur.saves(() => reason.locator('[data-testid="reason-name"]').press('Enter'));

  nets.forEach((net) => net.restore());
  await Promise.all([nargiza.inStep(60_000), timur.inStep(60_000)]);
  for (const device of [nargiza, timur]) {
    await device.go('/deals');
    await until(async () => (await heading(device, 'negotiation')) === 'Торгуемся', `${device.name} has the one's name`);
    await until(async () => (await heading(device, 'deciding')) === 'Думают', `${device.name} has the other's name`);
    assert.equal(await column(device, 'negotiation').getAttribute('data-count'), '1', 'the deal is where it was');
    assert.equal(await column(device, 'deciding').locator('.swatch').getAttribute('data-colour'), 'green');
    const keys = await device.get('stage-column').evaluateAll((all) => all.map((one) => one.dataset.stage));
    assert.ok(keys.indexOf('deciding') < keys.indexOf('negotiation'), 'the order is the same');
  }

  // The reason of one is chosen on the other, and follows its later name.
  await timur.openClient(id);
  await timur.get('deal-stage').selectOption('lost');
  const sheet = timur.get('loss-sheet');
  await sheet.waitFor();
  await timur.sees('Уехали', '[data-testid="loss-sheet"]');
  await sheet.locator('label').filter({ hasText: 'Дорого' }).locator('input').check();
  await sheet.locator('[data-testid="loss-comment"]').fill('Нашли на треть дешевле');
  await timur.saves(() => sheet.locator('[data-testid="loss-save"]').click());
  await nargiza.go('/deals');
  await column(nargiza, 'lost').locator('[data-testid="deal-card"]').waitFor();

  // Live: a name that is changed is seen on the open board of the other; taken back, the old one is there again.
  await timur.go('/settings/pipelines');
  await rename(timur, 'lost', 'Не сложилось');
  await until(async () => (await heading(nargiza, 'lost')) === 'Не сложилось', 'the open board has the new name');
  await timur.page.locator('h1').click();
  await timur.page.keyboard.press('Control+z');
  await until(async () => (await heading(nargiza, 'lost')) === 'Закрыто, не реализовано', 'undo gives the shipped name back');
});

stage.journey('a retired stage keeps its deals, the last of its kind stays, and a second pipeline has a board of its own', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay);
  await device.join(relay.secret);
  await device.createClient({ name: 'Кафе Бахор', deal: 'Печь', amount: '9 000', stage: 'deciding' });
  await device.go('/settings/pipelines');

  await openStage(device, 'won');
  assert.equal(await line(device, 'won').locator('[data-testid="retire-stage"]').isDisabled(), true);
  for (const key of ['deciding', 'proposal_sent']) {
    await openStage(device, key);
    await device.saves(() => line(device, key).locator('[data-testid="retire-stage"]').click());
  }
  // By keys alone: Alt with an arrow.
  await line(device, 'negotiation').locator('button.line').focus();
  await device.saves(() => device.page.keyboard.press('Alt+ArrowUp'));
  await until(async () => (await order(device)).indexOf('negotiation') === 1, 'it moved up');

  await device.saves(() => device.get('add-pipeline').click());
  const second = device.get('pipeline').nth(1);
  const name = second.locator('[data-testid="pipeline-name"]');
  await name.fill('Услуги');
  await device.saves(() => name.press('Enter'));
  await device.saves(() => second.locator('[data-testid="add-stage"]').click());
  const added = second.locator('[data-testid="stage-name"]');
  await added.fill('Выезд');
  await device.saves(() => added.press('Enter'));

  await device.go('/deals');
  await column(device, 'deciding').waitFor();
  assert.equal(await column(device, 'deciding').getAttribute('data-count'), '1', 'the retired stage is there for its deal');
  assert.equal(await column(device, 'deciding').getAttribute('data-drop'), null, 'and takes no other');
  assert.equal(await column(device, 'proposal_sent').count(), 0, 'an empty retired stage is not');

  await device.get('pipeline-chip').filter({ hasText: 'Услуги' }).click();
  await device.sees('Выезд', '[data-testid="stage-column"] h2');
  await device.page.locator('[data-testid="stage-column"]').filter({ hasText: 'Выезд' }).locator('[data-testid="add-deal"]').click();
  const form = device.get('quick-add');
  await form.locator('[data-testid="field-name"]').fill('Ошхона');
  await form.locator('[data-testid="field-deal-title"]').fill('Монтаж');
  await form.locator('[data-testid="field-deal-amount"]').fill('500');
  await device.saves(() => form.locator('[data-testid="create"]').click());
  await device.go('/deals');
  await device.page.locator('[data-testid="stage-column"]').filter({ hasText: 'Выезд' }).locator('[data-testid="deal-card"]').waitFor();
  await device.get('pipeline-chip').filter({ hasText: 'Продажи' }).click();
  await column(device, 'deciding').locator('[data-testid="deal-card"]').waitFor();
  assert.equal(await device.get('deal-card').count(), 1, 'the other board has only its own deal');
});
