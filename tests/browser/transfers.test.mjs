// Another department is asked to take a client over: its head sees the client while the request waits, declines or accepts it, and who
// asked sees what came of it; also when he asked without a network.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { PHONE } from './support/device.mjs';
import { follow, enter, invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { OUT, setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLGA = { name: 'Ольга', email: 'olga@example.com' };
const OLEG = { name: 'Олег', email: 'oleg@example.com' };
const WHY = 'Просят обслуживание оборудования, у нас таких людей нет';

const rows = async (device) => {
  await device.go('/clients');
  return device.get('client-row').count();
};
const has = (device, number, why) => until(async () => (await rows(device)) === number, why);

async function addDepartment(device, name) {
  await device.get('new-item').fill(name);
  await device.saves(() => device.get('add-item').click());
}

/** Asks a department to take the open client over. */
async function ask(device, into) {
  await device.get('client-menu').click();
  await device.get('transfer-item').click();
  await device.page.locator(`[data-testid="transfer-to"][data-name="${into}"]`).check();
  await device.get('transfer-why').fill(WHY);
  await device.saves(() => device.get('transfer-send').click());
  await device.get('transfer').waitFor();
}

/** The state of the last request in the open client's history. */
const state = (device) => device.get('transfer-entry').first().getAttribute('data-state');

stage.journey('a request waits for the head of the other department, who declines it or accepts it for one of hers', async () => {
  await mkdir(OUT, { recursive: true });
  const { relay, anna } = await owned(stage);
  await anna.go('/settings/team');
  await anna.get('to-departments').click();
  await addDepartment(anna, 'Продажи');
  await addDepartment(anna, 'Сервис');
  await anna.inStep();
  const net = await stage.proxy(relay);
  const oleg = await stage.device(net, { name: 'oleg' });
  const link = await invite(anna, { department: 'Продажи' });
  await follow(oleg, link.replace(relay.url, net.url));
  await enter(oleg, OLEG);
  const olga = await joined(stage, relay, await invite(anna, { role: 'head', department: 'Сервис' }), OLGA, PHONE);
  const plov = await oleg.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', deal: 'Печь', amount: '5 000 000' });
  await oleg.inStep();
  await has(olga, 0, 'it is another department\'s');

  // Nothing is sent in vain: a department and a reason are needed. What is typed stays.
  await oleg.openClient(plov);
  await oleg.get('client-menu').click();
  await oleg.get('transfer-item').click();
  assert.equal(await oleg.get('transfer-to').count(), 1, 'not the own department');
  await oleg.get('transfer-send').click();
  await oleg.get('transfer-error').waitFor();
  await oleg.get('transfer-why').fill(WHY);
  assert.deepEqual(await faultsOf(oleg), [], 'the sheet');
  await oleg.picture(OUT, 'transfer-sheet');
  await oleg.page.keyboard.press('Escape');

  net.cut();
  await oleg.syncs({ link: 'offline' });
  await ask(oleg, 'Сервис');
  assert.equal(await oleg.get('transfer-accept').count(), 0, 'he does not answer it himself');
  assert.deepEqual(await faultsOf(oleg), [], 'a request that waits');
  await oleg.picture(OUT, 'transfer-waits');
  await oleg.go('/clients');
  await oleg.openClient(plov);
  await oleg.get('transfer').waitFor();
  await has(olga, 0, 'nothing was sent yet');
  net.restore();
  await oleg.inStep();

  await olga.go('/inbox');
  await olga.get('asked-item').waitFor();
  assert.deepEqual(await faultsOf(olga), [], 'the inbox');
  await olga.picture(OUT, 'transfer-inbox');
  await olga.get('asked-client').click();
  await olga.get('transfer').waitFor();
  await olga.sees(WHY, '[data-testid="transfer"]');
  assert.deepEqual(await faultsOf(olga), [], 'the client of who is asked');
  await olga.picture(OUT, 'transfer-asked');
  await olga.get('turn-declined').click();
  await olga.get('turn-text').fill('До января свободных инженеров нет');
  await olga.saves(() => olga.get('turn-save').click());
  await olga.sees('Клиент');
  await has(olga, 0, 'with the refusal the client leaves her');
  await olga.go('/inbox');
  await olga.get('asked-item').waitFor({ state: 'detached' });
  await oleg.sees('До января свободных инженеров нет', '[data-testid="transfer-answer"]');
  assert.equal(await state(oleg), 'declined');

  // Once more, and taken back; then accepted.
  await ask(oleg, 'Сервис');
  await oleg.inStep();
  await has(olga, 1, 'it came');
  await oleg.saves(() => oleg.get('turn-withdrawn').click());
  await has(olga, 0, 'and was taken back');
  await ask(oleg, 'Сервис');
  await olga.go('/inbox');
  await olga.get('asked-accept').click();
  await olga.get('accept-stays').waitFor();
  assert.deepEqual(await faultsOf(olga), [], 'the sheet of who accepts');
  await olga.picture(OUT, 'transfer-accept');
  await olga.saves(() => olga.get('accept-do').click());
  await olga.inStep();
  await olga.openClient(plov);
  await olga.get('tab-about').click();
  await until(async () => (await olga.field('responsible').inputValue()) === 'Ольга', 'she leads it');
  await oleg.openClient(plov);
  await until(async () => (await state(oleg)) === 'accepted', 'he sees that it is accepted');
  await until(async () => (await oleg.field('responsible').inputValue()) === 'Ольга', 'and who leads it');
  assert.deepEqual(await faultsOf(oleg), [], 'an accepted request');
});
