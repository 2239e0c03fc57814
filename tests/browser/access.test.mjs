// What a manager sees: only his clients. They come when they are handed to him and leave when they are not his any more, also while he
// works on them, also while he has no network; what he had not sent is kept.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };
const LEFT = 'Клиент вам больше не доступен';

const rows = (device) => device.get('client-row').count();

async function handOver(device, client, to) {
  await device.openClient(client);
  await device.saves(() => device.setField('responsible', to));
  await device.inStep();
}

/** Opens a client where its facts are: behind a tab on a phone. */
async function openFacts(device, client) {
  await device.openClient(client);
  if (await device.get('tab-about').isVisible()) await device.get('tab-about').tap();
}

stage.journey('a client comes to a phone when it is handed over, and leaves it while it is open there', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', city: 'Самарканд' });
  await anna.createClient({ name: 'Чужой', phone: '90 765-43-21' });
  await anna.inStep();
  const phone = await joined(stage, relay, await invite(anna), OLEG, PHONE);
  await phone.go(`/clients/${client}`);
  await phone.sees('Этого клиента здесь нет');
  await phone.go('/clients');
  assert.equal(await rows(phone), 0, 'nothing is his yet');

  await handOver(anna, client, 'Олег');
  await phone.page.locator('[data-testid="client-row"]').filter({ hasText: 'Кафе «Плов»' }).waitFor();
  assert.equal(await rows(phone), 1);
  await openFacts(phone, client);
  assert.equal(await phone.field('city').inputValue(), 'Самарканд');
  await phone.setField('city', 'Бухара');
  await phone.inStep();
  await anna.openClient(client);
  await until(async () => (await anna.field('city').inputValue()) === 'Бухара', 'what he writes reaches her');

  await handOver(anna, client, 'Анна');
  await phone.sees(LEFT);
  assert.deepEqual(await faultsOf(phone), [], 'a client that left');
  await phone.go('/clients');
  assert.equal(await rows(phone), 0);
  await phone.reload();
  await phone.inStep();
  await phone.go(`/clients/${client}`);
  await phone.sees('Этого клиента здесь нет');
  await anna.setField('city', 'Хива');
  await anna.inStep();
  assert.equal(await phone.client().count(), 0, 'nothing newer comes');
});

stage.journey('what he wrote without a network to a client that was taken from him is kept as text', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', city: 'Самарканд' });
  const link = await invite(anna);
  const proxy = await stage.proxy(relay);
  const phone = await joined(stage, proxy, link.replace(relay.url, proxy.url), OLEG, PHONE);
  await phone.inStep();
  await handOver(anna, client, 'Олег');
  await phone.openClient(client);
  proxy.cut();
  await phone.get('tab-about').tap();
  await phone.setField('city', 'Бухара');
  await phone.get('tab-history').tap();
  await phone.note('Договорились на вторник');
  await handOver(anna, client, 'Анна');

  proxy.restore();
  await phone.sees(LEFT);
  await phone.go('/sync');
  await phone.get('refused-edit').filter({ hasText: 'Договорились на вторник' }).waitFor();
  await phone.get('refused-edit').filter({ hasText: 'Бухара' }).waitFor();
  await phone.go('/clients');
  assert.equal(await rows(phone), 0);
  await anna.openClient(client);
  assert.equal(await anna.field('city').inputValue(), 'Самарканд', 'and nothing of it reached her');

  // Given back, it is there with everything, and the note can be written again.
  await handOver(anna, client, 'Олег');
  await phone.page.locator('[data-testid="client-row"]').filter({ hasText: 'Кафе «Плов»' }).waitFor();
  await phone.go('/sync');
  await phone.get('refused-edit').filter({ hasText: 'вторник' }).locator('[data-testid="repeat-refused"]').click();
  await phone.get('refused-edit').filter({ hasText: 'вторник' }).waitFor({ state: 'detached' });
  await until(async () => (await anna.history()).some((entry) => JSON.stringify(entry).includes('вторник')), 'it reaches her now');
});

stage.journey('a role that is lowered while his screen is open leaves him what is his', async () => {
  const { relay, anna } = await owned(stage);
  const hers = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67' });
  await anna.inStep();
  const oleg = await joined(stage, relay, await invite(anna, { role: 'head' }), OLEG, PHONE);
  await oleg.createClient({ name: 'Свой', phone: '90 765-43-21' });
  await oleg.inStep();
  await oleg.openClient(hers);

  await anna.go('/settings/team');
  const card = anna.page.locator('[data-testid="member"][data-name="Олег"]');
  await card.locator('[data-testid="member-menu"]').click();
  await anna.page.locator('[data-testid="set-role"]').filter({ hasText: 'Менеджер' }).first().click();
  await oleg.sees(LEFT);
  await oleg.go('/clients');
  await oleg.page.locator('[data-testid="client-row"]').filter({ hasText: 'Свой' }).waitFor();
  assert.equal(await rows(oleg), 1);
  assert.equal(await oleg.page.locator('[data-testid="client-row"]').filter({ hasText: 'Плов' }).count(), 0);

  await card.locator('[data-testid="member-menu"]').click();
  await anna.page.locator('[data-testid="set-role"]').filter({ hasText: 'Руководитель' }).first().click();
  await oleg.page.locator('[data-testid="client-row"]').filter({ hasText: 'Плов' }).waitFor();
});

stage.journey('whoever is added to a client sees it and its head says so, until he is taken away', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67' });
  await anna.inStep();
  const phone = await joined(stage, relay, await invite(anna), OLEG, PHONE);
  await anna.openClient(client);
  await anna.get('helper-add').click();
  await anna.saves(() => anna.get('helper-offer').filter({ hasText: 'Олег' }).click());
  await anna.sees('помогают: Олег', '[data-testid="client-helpers"]');
  assert.deepEqual(await faultsOf(anna), [], 'a client with somebody who helps');
  await phone.go('/clients');
  await phone.page.locator('[data-testid="client-row"]').filter({ hasText: 'Кафе «Плов»' }).waitFor();
  await openFacts(phone, client);
  await phone.setField('city', 'Бухара');
  await phone.inStep();
  await until(async () => (await anna.field('city').inputValue()) === 'Бухара', 'what he writes is taken');

  await anna.saves(() => anna.get('helper-remove').click());
  await phone.sees(LEFT);
  await anna.saves(() => anna.get('undo').click());
  await phone.go('/clients');
  await phone.page.locator('[data-testid="client-row"]').filter({ hasText: 'Кафе «Плов»' }).waitFor();
});
