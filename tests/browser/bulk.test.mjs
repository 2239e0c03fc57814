// One fact changed for many clients at once: words of a list, a set, free text, a day, yes or no; kept until it is sent, refused with a
// reason, taken back at once however many they were.

import assert from 'node:assert/strict';

import { NARROW } from './support/hands.mjs';
import { PHONE } from './support/device.mjs';
import { faultsOf, seriousViolations } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const picked = (device, number) => device.page.locator(`[data-testid="bulk-count"][data-count="${number}"]`).waitFor();
const word = (device, key) => device.page.locator(`[data-testid="change-word"][data-word="${key}"]`);
const change = async (device, what) => {
  await device.get('bulk-change').click();
  if (what) await device.get('change-what').selectOption(what);
};
const pickAll = async (device, number) => {
  await device.get('pick-listed').click();
  await picked(device, number);
};
const tags = (device) => device.get('tag-remove').evaluateAll((nodes) => nodes.map((node) => node.dataset.member).sort().join());

/** So many clients, from a file. */
async function importMany(device, number) {
  await device.go('/import');
  const lines = Array.from({ length: number }, (_, at) => `Клиент ${String(at + 1).padStart(4, '0')};+99890${String(at).padStart(7, '0')};Ташкент`);
  await device.get('import-file').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(['Имя;Телефон;Город', ...lines].join('\n')) });
  await device.get('import-run').click();
  await device.get('import-summary').waitFor();
  await device.go('/clients');
  await device.counts(number);
}

stage.journey('every kind of fact is changed for all selected, and each change is taken back at once', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await importMany(device, 3);
  const look = async () => {
    await device.get('client-row').first().click();
    await device.get('client').waitFor();
  };

  // Two words of a set at once: one of the list, one of one's own; what another tag says stays.
  await pickAll(device, 3);
  await change(device, 'tag');
  await device.get('change-save').click();
  await device.sees('Выберите или впишите значение', '[data-testid="bulk-sheet"]');
  await word(device, 'regular').click();
  await device.get('change-own').fill('долго думает');
  await device.get('change-own').press('Enter');
  await word(device, 'долго думает').waitFor();
  assert.deepEqual(await seriousViolations(device.page), []);
  await device.saves(() => device.get('change-save').click());
  await device.sees('3 клиента: Метки — Постоянный, долго думает', '.toast');
  await look();
  await until(async () => (await tags(device)) === 'regular,долго думает', 'both tags are there');
  await device.go('/clients');
  await pickAll(device, 3);
  await change(device, 'tag');
  await device.get('change-clear').click();
  await word(device, 'долго думает').click();
  await device.saves(() => device.get('change-save').click());
  await device.sees('убрано: долго думает', '.toast');
  await look();
  await until(async () => (await tags(device)) === 'regular', 'one of both is gone');

  // A line; what was typed is there again after a reload, and cleared it is nothing.
  await device.go('/clients');
  await pickAll(device, 3);
  await change(device, 'source');
  await device.get('change-value').fill('Выставка «Мебель»');
  await device.reload();
  await pickAll(device, 3);
  await device.get('bulk-change').click();
  assert.equal(await device.get('change-value').inputValue(), 'Выставка «Мебель»');
  await device.saves(() => device.get('change-save').click());
  await look();
  await until(async () => (await device.field('source').inputValue()) === 'Выставка «Мебель»', 'the source is there');
  await device.saves(() => device.page.keyboard.press('Control+z'));
  await until(async () => (await device.field('source').inputValue()) === '', 'one undo takes it from all');

  // A number outside of its bounds is refused with them; a day; yes.
  await device.go('/clients');
  await pickAll(device, 3);
  await change(device, 'frequency');
  await device.get('change-value').fill('0');
  await device.get('change-save').click();
  await device.sees('1', '[data-testid="bulk-sheet"] .field-error');
  await device.get('change-value').fill('14');
  await device.saves(() => device.get('change-save').click());
  await pickAll(device, 3);
  await change(device, 'consent');
  await device.get('change-value').fill('2026-11-20');
  await device.saves(() => device.get('change-save').click());
  await pickAll(device, 3);
  await change(device, 'do_not_contact');
  await device.saves(() => device.get('change-save').click());
  await look();
  await device.get('quiet').waitFor();
  assert.deepEqual([await device.field('frequency').inputValue(), await device.field('consent').inputValue()], ['14', '2026-11-20']);
});

stage.journey('by finger, on a phone and on the narrowest one, the sheet is whole and one thumb changes a fact', async () => {
  const relay = await stage.relay();
  for (const options of [PHONE, NARROW]) {
    const device = await stage.device(relay, options);
    await device.open('/');
    await importMany(device, 2);
    await device.get('pick-begin').tap();
    await device.get('pick-all').tap();
    await picked(device, 2);
    await device.get('bulk-change').tap();
    for (const what of ['category', 'tag', 'via', 'do_not_contact', 'consent', 'frequency']) {
      await device.get('change-what').selectOption(what);
      assert.deepEqual(await faultsOf(device), [], what);
    }
    await device.get('change-what').selectOption('category');
    await word(device, 'a').tap();
    await device.saves(() => device.get('change-save').tap());
    await device.sees('2 клиента: Категория — A', '.toast');
    await device.saves(() => device.get('undo').tap());
  }
});

stage.journey('hundreds are changed part by part, and taken back as one', async () => {
  const MANY = 350;
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await importMany(device, MANY);
  await pickAll(device, MANY);
  await change(device, 'category');
  await word(device, 'vip').click();
  const saved = () => device.page.evaluate(() => Number(document.documentElement.dataset.saved ?? 0));
  const before = await saved();
  await device.get('change-save').click();
  await device.sees(`${MANY} клиентов: Категория — VIP`, '.toast');
  assert.ok((await saved()) - before > 1, 'no transaction holds all of them');
  // The first and the last of the list: whatever part a client was in, it goes the way of all.
  const ends = async () => {
    const found = [];
    for (const name of ['Клиент 0001', `Клиент ${String(MANY).padStart(4, '0')}`]) {
      await device.go('/clients');
      await device.get('search').fill(name);
      await device.get('client-row').filter({ hasText: name }).click();
      await device.get('client').waitFor();
      found.push(await device.get('category').getAttribute('data-category'));
    }
    return found.join();
  };
  assert.equal(await ends(), 'vip,vip');
  await device.get('client-name').waitFor();
  for (const [keys, wanted] of [['Control+z', ','], ['Control+Shift+z', 'vip,vip'], ['Control+z', ',']]) {
    await device.page.evaluate(() => document.activeElement?.blur());
    await device.page.keyboard.press(keys);
    await until(async () => (await ends()) === wanted, `${keys} means all of them`);
  }
});
