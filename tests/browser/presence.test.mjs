// Two people at one client: each sees that the other is there and what is being edited; what the other wrote meanwhile is shown.

import assert from 'node:assert/strict';

import { setStage } from './support/stage.mjs';

const stage = setStage();

stage.journey('others at the same client are seen, with the field that they edit, until they leave', async () => {
  const relay = await stage.relay();
  const anna = await stage.device(relay, { name: 'anna' });
  await anna.join(relay.secret);
  const id = await anna.createClient({ name: 'Сад и Ко', city: 'Самарканд' });
  const oleg = await stage.device(relay, { name: 'oleg' });
  await oleg.join(relay.secret);
  await oleg.inStep();
  await oleg.openClient(id);
  await oleg.get('present').waitFor();
  await anna.get('present').waitFor();

  await oleg.field('city').focus();
  await anna.page.locator('[data-testid="field-city"][data-edited]').waitFor();
  assert.match(await anna.get('present').textContent(), /правит/);
  await oleg.field('city').blur();
  await anna.page.locator('[data-testid="field-city"]:not([data-edited])').waitFor();

  await oleg.go('/clients');
  await anna.get('present').waitFor({ state: 'detached' });
});

stage.journey('what another wrote while one types is shown and can be kept', async () => {
  const relay = await stage.relay();
  const anna = await stage.device(relay, { name: 'anna' });
  await anna.join(relay.secret);
  const id = await anna.createClient({ name: 'Сад и Ко', city: 'Самарканд' });
  const oleg = await stage.device(relay, { name: 'oleg' });
  await oleg.join(relay.secret);
  await oleg.inStep();
  await oleg.openClient(id);

  await anna.field('city').pressSequentially('!');
  await oleg.setField('city', 'Бухара');
  await anna.get('meanwhile').waitFor();
  assert.match(await anna.get('meanwhile').textContent(), /Бухара/);
  assert.equal(await anna.field('city').inputValue(), 'Самарканд!', 'what is being typed stays');
  await anna.get('meanwhile').locator('button').click();
  await anna.get('meanwhile').waitFor({ state: 'detached' });
  assert.equal(await anna.field('city').inputValue(), 'Бухара');
  await anna.field('city').blur();
  await oleg.inStep();
  assert.equal(await oleg.field('city').inputValue(), 'Бухара', 'nothing was written back');
});

stage.journey('a relay that was gone hears anew who looks', async () => {
  const relay = await stage.relay();
  const anna = await stage.device(relay, { name: 'anna' });
  await anna.join(relay.secret);
  const id = await anna.createClient({ name: 'Сад и Ко' });
  const oleg = await stage.device(relay, { name: 'oleg' });
  await oleg.join(relay.secret);
  await oleg.inStep();
  await oleg.openClient(id);
  await anna.get('present').waitFor();
  await relay.kill();
  await anna.get('present').waitFor({ state: 'detached' });
  await relay.start();
  await anna.get('present').waitFor();
  await oleg.get('present').waitFor();
});

/** A device with a tab on the list and one at a client, and somebody else at that client, who sees it. */
async function inTwoTabs() {
  const relay = await stage.relay();
  const anna = await stage.device(relay, { name: 'anna' });
  await anna.join(relay.secret);
  const id = await anna.createClient({ name: 'Сад и Ко', city: 'Самарканд' });
  const oleg = await stage.device(relay, { name: 'oleg' });
  await oleg.join(relay.secret);
  await oleg.inStep();
  return { anna, oleg, id, tab: Object.create(oleg) };
}

async function crash(device) {
  const crashed = device.page.waitForEvent('crash');
  const session = await device.context.newCDPSession(device.page);
  session.send('Page.crash').catch(() => {});
  await crashed;
}

const edited = '[data-testid="field-city"][data-edited]';

stage.journey('a tab that is killed looks at nothing any more, though another tab has the link', async () => {
  const { anna, oleg, id, tab } = await inTwoTabs();
  await tab.open(`/clients/${id}`);
  await tab.field('city').focus();
  await anna.page.locator(edited).waitFor();
  await crash(tab);
  await anna.get('present').waitFor({ state: 'detached' });
  assert.equal(await anna.page.locator(edited).count(), 0);

  // The tab with the link lives on, and what it looks at is told.
  await oleg.openClient(id);
  await anna.get('present').waitFor();
});

stage.journey('whoever takes the link over from a tab that is killed does not go on looking for it', async () => {
  const { anna, oleg, id, tab } = await inTwoTabs();
  await oleg.openClient(id);
  await tab.open('/clients');
  await tab.inStep();
  await oleg.field('city').focus();
  await anna.page.locator(edited).waitFor();
  await crash(oleg);
  await anna.get('present').waitFor({ state: 'detached' });
  await tab.createClient({ name: 'Новый' });
  await tab.inStep();
  assert.equal(await anna.get('present').count(), 0);
});
