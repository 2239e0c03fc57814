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
