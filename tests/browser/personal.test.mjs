// Everything that is stored about one client as a file, and the receipt that he was erased for good.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { PASSWORD } from './support/account.mjs';
import { DESKTOP, PHONE } from './support/device.mjs';
import { forgetProof, invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const run = promisify(execFile);
const SERVER = process.env.INGOT_SERVER;

/** What a press downloads. */
async function downloads(device, press) {
  const [download] = await Promise.all([device.page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

async function openMenu(device, item) {
  await device.get('client-menu').click();
  await device.get(item).click();
}

stage.journey('everything about a client is a file for people and one for programs, for those who lead', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  const id = await anna.createClient({ name: 'Юнона <b>', phone: '+998 90 123 45 67', city: 'Бухара', deal: 'Пряжа' });
  await anna.note('Просили перезвонить после обеда');
  await anna.setField('city', 'Самарканд');
  await anna.inStep();
  await openMenu(anna, 'personal-item');
  assert.deepEqual(await faultsOf(anna), [], 'the sheet');
  const paper = await downloads(anna, () => anna.get('personal-people').click());
  assert.equal(paper.name, `ingot-${id}.html`);
  const reader = await anna.context.newPage();
  await reader.setContent(paper.text);
  assert.match(await reader.locator('h1').innerText(), /Юнона <b>/);
  const words = await reader.locator('body').innerText();
  for (const word of ['+998 90 123 45 67', 'Самарканд', 'Пряжа', 'Просили перезвонить после обеда', 'Бухара → Самарканд', 'Анна']) {
    assert.ok(words.includes(word), `${word} is missing in ${words}`);
  }
  const within = JSON.parse(await reader.locator('#data').evaluate((data) => data.textContent));
  await reader.close();

  await openMenu(anna, 'personal-item');
  const data = await downloads(anna, () => anna.get('personal-programs').click());
  assert.equal(data.name, `ingot-${id}.json`);
  const read = JSON.parse(data.text);
  assert.deepEqual([read.format, read.version, read.client], ['ingot-client', 1, id]);
  assert.equal(read.document.profile.name, 'Юнона <b>');
  assert.deepEqual(read.document, within.document);
  assert.ok(read.edits.some((edit) => edit.facts.some((fact) => fact.field === 'city' && fact.before === 'Бухара' && fact.after === 'Самарканд')));

  await anna.go('/settings/team');
  await anna.get('journal').click();
  await anna.sees('Выгружено всё о клиенте', '[data-testid="journal-one"]');
  await anna.page.keyboard.press('Escape');

  // Whoever does not lead is not offered it.
  const link = await invite(anna);
  const oleg = await joined(stage, relay, link, { name: 'Олег', email: 'oleg@example.com' }, PHONE);
  await oleg.createClient({ name: 'Его клиент' });
  await oleg.get('client-menu').click();
  await oleg.get('edits-item').waitFor();
  assert.equal(await oleg.get('personal-item').count(), 0);
});

stage.journey('without a link nothing is exported, and that is said', async () => {
  const { anna } = await owned(stage, PHONE);
  await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await anna.context.route('**/api/account', (route) => route.abort());
  await openMenu(anna, 'personal-item');
  assert.deepEqual(await faultsOf(anna), [], 'the sheet on a phone');
  await anna.get('personal-people').click();
  await anna.sees('Для выгрузки нужна связь', '.toast');
  assert.equal(await anna.get('personal-people').isEnabled(), true);
});

stage.journey('a list is exported by those who lead, after the password, and its size is written down', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  for (const name of ['Анор', 'Бек']) await anna.createClient({ name });
  await anna.inStep();
  await anna.go('/clients');
  await anna.counts(2);
  await forgetProof(anna);
  await anna.get('export').click();
  await anna.get('proof-sheet').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'the password before a list');
  await anna.page.keyboard.press('Escape');
  await anna.sees('Пароль не введён', '.toast');
  await anna.get('export').click();
  await anna.get('proof-sheet').getByTestId('account-password').fill(PASSWORD);
  const list = await downloads(anna, () => anna.get('proof-do').click());
  assert.equal(list.name, 'ingot.csv');
  assert.deepEqual(list.text.split('\r\n').slice(1).map((line) => line.split(';')[0]), ['Анор', 'Бек', '']);
  await anna.get('proof-sheet').waitFor({ state: 'detached' });

  // All of them from the palette, without the password for a while.
  await anna.page.keyboard.press('Control+k');
  await anna.get('palette').getByTestId('palette-in').fill('таблицей');
  const all = await downloads(anna, () => anna.page.keyboard.press('Enter'));
  assert.equal(all.text.split('\r\n').length, 4);

  await anna.context.route('**/api/account', (route) => route.abort());
  await anna.get('export').click();
  await anna.sees('Для выгрузки нужна связь', '.toast');
  await anna.context.unroute('**/api/account');

  await anna.go('/settings/team');
  await anna.get('journal').click();
  await anna.sees('Выгружен список: 2\u00a0клиента', '[data-testid="journal-one"]');
  await anna.page.keyboard.press('Escape');

  const oleg = await joined(stage, relay, await invite(anna), { name: 'Олег', email: 'oleg@example.com' }, DESKTOP);
  await oleg.createClient({ name: 'Его клиент' });
  await oleg.go('/clients');
  await oleg.counts(1);
  assert.equal(await oleg.get('export').count(), 0);
  await oleg.page.keyboard.press('Control+k');
  await oleg.get('palette').getByTestId('palette-in').fill('таблицей');
  assert.ok(!(await oleg.get('palette').innerText()).includes('Скачать всех'));
});

stage.journey('an erasure has a receipt that the relay vouches for', async () => {
  const { relay, anna } = await owned(stage, PHONE);
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await openMenu(anna, 'erase-client');
  await anna.get('erase-do').click();
  await anna.get('receipt-show').click();
  await anna.get('receipt').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'the receipt');
  const code = await anna.get('receipt').getAttribute('data-code');
  const paper = await downloads(anna, () => anna.get('receipt-save').click());
  for (const word of [id, code, 'Анна']) assert.ok(paper.text.includes(word), `${word} is missing`);
  assert.ok(!paper.text.includes('Юнона'), 'nothing of the client but its number');

  const doctor = (receipt) => run(SERVER, ['doctor', '--data', relay.folder, '--receipt', receipt]);
  assert.match((await doctor(code)).stdout, new RegExp(`genuine: document ${id}`));
  await assert.rejects(doctor(code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))));

  // It is found again in the log.
  await anna.page.keyboard.press('Escape');
  await anna.go('/settings/team');
  await anna.get('journal').click();
  await anna.get('journal-receipt').first().click();
  await until(async () => (await anna.get('receipt').getAttribute('data-code')) === code, 'the same receipt');
});
