// The palette: clients in any spelling and by any notation of a phone, deals, tasks, screens and commands, by keys alone and by finger.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const lines = (device) => device.get('palette-line').locator('.palette-name').allTextContents();

/** Types into the palette and waits until the first line is this one. */
async function finds(device, typed, first) {
  await device.get('palette-in').fill(typed);
  await until(async () => (await lines(device))[0] === first, `«${typed}» finds ${first} first`);
}

const focused = (device) => device.page.evaluate(() => document.activeElement?.dataset.testid ?? '');

stage.journey('everything is found and done from one line, by keys alone', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Каримов Ўткир', phone: '+998 93 436-52-34', deal: 'Ковры для гостиницы', amount: '5 000 000' });
  const other = await device.createClient({ name: 'Oltin Vodiy', city: 'Фергана' });
  const keys = device.page.keyboard;

  await device.get('note-input').focus();
  await keys.press('Control+k');
  await device.get('palette').waitFor();
  assert.equal(await focused(device), 'palette-in');
  for (const [typed, first] of [
    ['karimov', 'Каримов Ўткир'],
    ['уткир', 'Каримов Ўткир'],
    ['8 93 436 52', 'Каримов Ўткир'],
    ['олтин', 'Oltin Vodiy'],
    ['ковры', 'Ковры для гостиницы'],
    ['воронки', 'Воронки и причины'],
    ['тёмное', 'Оформление: Тёмное'],
  ]) {
    await finds(device, typed, first);
  }
  // What a screen reader hears: the line that Enter takes.
  const chosen = () => device.page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent);
  await finds(device, 'нов', 'Новый клиент');
  await keys.press('ArrowDown');
  assert.match(await chosen(), /Новая сделка/);
  await keys.press('ArrowUp');
  await keys.press('ArrowUp');
  const all = await device.get('palette-line').count();
  assert.equal(await device.page.evaluate(() => document.activeElement.getAttribute('aria-activedescendant')), `palette-${all - 1}`);
  // Who is not found can be made at once, with the name that was typed.
  await finds(device, 'йцукенгш', 'Новый клиент: йцукенгш');
  await keys.press('Enter');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-name');
  assert.equal(await device.get('field-name').inputValue(), 'йцукенгш');
  await keys.press('Escape');
  await device.get('quick-add').waitFor({ state: 'detached' });
  assert.equal(await focused(device), 'note-input', 'the focus is where it was');
  await device.get('new-client').first().click();
  await device.get('begun-before').waitFor();
  assert.equal(await device.get('field-name').inputValue(), 'йцукенгш', 'what was typed in the palette is kept like anything else');
  await device.get('begin-anew').click();
  await keys.press('Escape');
  await device.get('quick-add').waitFor({ state: 'detached' });
  await device.get('note-input').focus();
  await keys.press('Control+k');
  await device.get('palette-in').fill('Позвонить в банк');
  await until(async () => (await lines(device)).includes('Новая задача: Позвонить в банк'), 'a task can be made of it');
  await keys.press('ArrowUp');
  assert.match(await chosen(), /Новая задача: Позвонить в банк/);
  await keys.press('Enter');
  await device.get('task-sheet').waitFor();
  assert.equal(await device.get('task-title').inputValue(), 'Позвонить в банк');
  await device.saves(() => device.get('task-save').click());
  await device.get('task-sheet').waitFor({ state: 'detached' });
  await device.sees('Позвонить в банк', '[data-testid="client"]');
  await keys.press('Control+k');
  await device.get('palette').waitFor();
  await keys.press('Escape');
  await device.get('palette').waitFor({ state: 'detached' });
  assert.equal(await focused(device), 'note-input', 'the focus is where it was');

  // A command with a sheet of its own: a new deal of the client that is open.
  await keys.press('Control+k');
  await finds(device, 'новая сд', 'Новая сделка');
  await keys.press('Enter');
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-deal-title');
  await keys.type('Полотенца');
  await device.saves(() => keys.press('Enter'));
  await device.sees('Полотенца', '[data-testid="client"]');

  await keys.press('Control+k');
  await finds(device, 'отменить', 'Отменить последнее изменение');
  await device.saves(() => keys.press('Enter'));
  await device.get('client-deal').waitFor({ state: 'detached' });

  await keys.press('Control+k');
  await finds(device, '934365234', 'Каримов Ўткир');
  await keys.press('Enter');
  await device.page.waitForFunction((id) => document.querySelector('[data-testid="client"]')?.dataset.id !== id, other);

  await keys.press('Control+k');
  await finds(device, 'english', 'Язык: English');
  await keys.press('Enter');
  await device.page.locator('html[lang="en"]').waitFor({ state: 'attached' });
  await keys.press('Control+k');
  await finds(device, 'download', 'Download all clients as a table');
  const [file] = await Promise.all([device.page.waitForEvent('download'), keys.press('Enter')]);
  assert.equal(file.suggestedFilename(), 'ingot.csv');
});

stage.journey('on a phone it opens from the head of a screen, and is closed by its button', async () => {
  const relay = await stage.relay();
  const device = await stage.device(relay, PHONE);
  await device.join(relay.secret);
  await device.createClient({ name: 'Анор Савдо', phone: '71 200-12-12' });
  await device.inStep();
  await device.go('/clients');
  await device.get('to-palette').tap();
  await finds(device, '200 12', 'Анор Савдо');
  await device.get('palette-line').first().tap();
  await device.client().waitFor();
  await device.go('/');
  await device.get('to-palette').tap();
  await finds(device, 'без связи', 'Работать без связи');
  await device.get('palette-line').first().tap();
  await device.syncs({ link: 'forced-offline' });
  await device.get('to-palette').tap();
  await finds(device, 'снова', 'Снова работать со связью');
  await device.get('palette-line').first().tap();
  await device.syncs({ link: 'online' });
});
