// Lists are as dense as one wants, whatever the pointer: the choice is this browser's, and holds in every list.

import assert from 'node:assert/strict';

import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** Every list, and one entry of it. */
const LISTS = [
  ['/clients', 'client-row'],
  ['/', 'today-row'],
  ['/tasks', 'task'],
  ['/inbox', 'inbox-item'],
  ['/deals?view=list', 'deal-row'],
];

stage.journey('the density of the settings holds in every list, and after a reload', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Анор', phone: '90 123-45-67', deal: 'Рис', amount: '1 000' });
  await device.get('new-task').click();
  await device.get('task-title').fill('Позвонить');
  await device.get('task-sheet').getByTestId('day').first().click();
  await device.saves(() => device.get('task-save').click());
  await device.get('kind-enquiry').click();
  await device.get('note-input').fill('Сколько стоит?');
  await device.saves(() => device.get('note-save').click());

  const heights = async (density) => {
    await device.go('/settings');
    await device.get(`density-${density}`).click();
    await device.page.locator(`html[data-density="${density}"]`).waitFor({ state: 'attached' });
    const found = [];
    for (const [path, entry] of LISTS) {
      await device.page.goto(device.url + path);
      await device.ready();
      const box = await device.get(entry).last().boundingBox();
      found.push(Math.round(box.height));
    }
    return found;
  };
  const [compact, comfortable] = [await heights('compact'), await heights('comfortable')];
  LISTS.forEach(([path], at) => assert.ok(compact[at] < comfortable[at], `${path}: ${compact[at]} and ${comfortable[at]} px`));
  await until(async () => (await device.page.locator('html').getAttribute('data-density')) === 'comfortable', 'it is kept');
});
