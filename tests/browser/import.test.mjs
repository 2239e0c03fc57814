// Real files through the screen: what comes out is counted, an import is taken back as a whole, a second one adds nothing,
// and what is no table says so and changes nothing.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { HERE, setStage } from './support/stage.mjs';

const stage = setStage();
const OWN = join(HERE, 'fixtures/showcase.csv');
/** Exports of other products; they are not part of the repository. */
const DATA = join(HERE, '../../../shared/data');
const AMOCRM = join(DATA, 'exports/amocrm-deals.cp1251.csv');
const TRUTH = join(DATA, 'exports/truth.json');
const ATOMIC = join(DATA, 'peers/atomic-crm-contacts.csv');
const missing = (...files) => (files.every(existsSync) ? false : 'the exports of other products are not on this machine');

/** Which names of stages in the export stand for which stages here. */
const STAGES = {
  Неразобранное: 'unsorted',
  'Первичный контакт': 'first_contact',
  'КП отправлено': 'proposal_sent',
  Переговоры: 'negotiation',
  'Принимают решение': 'deciding',
  'Ждем оплату': 'awaiting_payment',
  'Успешно реализовано': 'won',
  'Закрыто и не реализовано': 'lost',
};

async function choose(device, file) {
  await device.go('/import');
  const again = device.page.getByRole('button', { name: 'Другой файл' });
  await device.get('import-file').or(again).first().waitFor({ state: 'attached' });
  if (await again.isVisible()) await again.click();
  await device.get('import-file').setInputFiles(file);
}

/** Runs an import with the columns that were recognised; returns what it says it did. */
async function run(device, file) {
  await choose(device, file);
  await device.get('import-run').click();
  await device.get('import-summary').waitFor({ timeout: 60_000 });
  return summary(device);
}

async function summary(device) {
  const read = async (id) => Number((await device.get(id).textContent()).replace(/\D/g, ''));
  const [created, matched, deals, known, skipped] = await Promise.all(['sum-created', 'sum-matched', 'sum-deals', 'sum-known-deals', 'sum-skipped'].map(read));
  return { created, matched, deals, known, skipped };
}

/** Count and sum of every stage that has deals. */
async function board(device) {
  await device.go('/deals');
  await device.get('board').waitFor();
  const columns = await device.get('stage-column').evaluateAll((nodes) => nodes.map(({ dataset }) => [dataset.stage, [Number(dataset.count), Number(dataset.sumMinor)]]));
  return Object.fromEntries(columns.filter(([, [count]]) => count > 0));
}

stage.journey('our own file: imported, taken back, put back, imported again, and on the other device', async () => {
  const relay = await stage.relay();
  const [device, other] = [await stage.device(relay), await stage.device(relay, { name: 'other' })];
  await device.join(relay.secret);
  await other.join(relay.secret);
  await other.go('/clients');

  const rows = (await readFile(OWN, 'utf8')).trim().split('\n').length - 1;
  const done = await run(device, OWN);
  assert.equal(done.deals, rows);
  assert.deepEqual({ ...done, created: 0, deals: 0 }, { created: 0, matched: 0, deals: 0, known: 0, skipped: 0 });
  await device.inStep();
  await other.counts(done.created);
  const first = await board(device);

  await device.go('/import');
  await device.get('undo-import').click();
  await device.sees('Импорт отменён', 'main');
  await other.counts(0);
  await device.page.keyboard.press('Control+Shift+Z');
  await other.counts(done.created);
  await device.inStep();
  assert.deepEqual(await board(device), first);
  assert.deepEqual(await board(other), first);

  const again = await run(device, OWN);
  assert.equal(again.created, 0);
  assert.deepEqual([again.deals, again.known], [0, rows]);
  assert.deepEqual(await board(device), first);
});

stage.journey(
  'amoCRM: 300 deals of 176 clients, by stage and with the sum of what was won',
  async () => {
    const truth = JSON.parse(await readFile(TRUTH, 'utf8'))['amocrm-deals'];
    const device = await stage.device(await stage.relay());
    await device.open('/');
    await choose(device, AMOCRM);
    await device.get('import-run').waitFor();
    assert.equal(await device.get('import-encoding').textContent(), 'windows-1251');
    const done = await run(device, AMOCRM);
    assert.deepEqual(done, { created: truth.distinct_companies, matched: 0, deals: truth.rows, known: 0, skipped: 0 });

    const columns = await board(device);
    const counts = Object.fromEntries(Object.entries(columns).map(([key, [count]]) => [key, count]));
    assert.deepEqual(counts, Object.fromEntries(Object.entries(truth.by_stage).map(([name, count]) => [STAGES[name], count])));
    assert.equal(columns.won[1], truth.won_sum_uzs * 100, 'the sum of what was won, in tiyin');
    await device.go('/clients');
    await device.counts(truth.distinct_companies);

    await device.go('/import');
    await device.get('import-summary').waitFor();
    await device.get('undo-import').click();
    await device.sees('Импорт отменён', 'main');
    await device.go('/clients');
    await device.counts(0);
    await device.page.keyboard.press('Control+Shift+Z');
    await device.counts(truth.distinct_companies);
    assert.deepEqual(await board(device), columns);

    const again = await run(device, AMOCRM);
    assert.deepEqual(again, { created: 0, matched: truth.distinct_companies, deals: 0, known: truth.rows, skipped: 0 });
    assert.deepEqual(await board(device), columns);
  },
  { skip: missing(AMOCRM, TRUTH) },
);

stage.journey(
  'Atomic CRM: 500 people',
  async () => {
    const device = await stage.device(await stage.relay());
    await device.open('/');
    const done = await run(device, ATOMIC);
    assert.deepEqual([done.created, done.matched, done.skipped], [500, 0, 0]);
    await device.go('/clients');
    await device.counts(500);
    await device.reload();
    await device.counts(500);
  },
  { skip: missing(ATOMIC) },
);

stage.journey('what is no table says so in a sentence and changes nothing', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Уже здесь' });
  const put = async (name, bytes) => {
    const path = join(stage.folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const picture = await put('picture.csv', await readFile(join(HERE, '../../public/icon-192.png')));
  const empty = await put('empty.csv', '');
  const heading = await put('heading.csv', 'Название;Телефон\n');
  const strangers = await put('strangers.csv', 'x;y\n1;2\n3;4\n');
  // UTF-16 without its mark is full of zero bytes: neither UTF-8 nor any code page.
  const unmarked = await put('unmarked.csv', Buffer.from('Название;Телефон\nЮнона;901234567\n', 'utf16le'));
  const gigabyte = await put('gigabyte.csv', 'Название;Телефон\n');
  await truncate(gigabyte, 1024 ** 3);

  const refused = [
    [picture, 'Это не текстовая таблица'],
    [empty, 'В файле нет строк с данными'],
    [heading, 'В файле нет строк с данными'],
    [strangers, 'Укажите хотя бы один столбец с именем'],
    [unmarked, 'Это не текстовая таблица'],
    [gigabyte, 'Файл 1024 МБ, а предел 50 МБ'],
  ];
  for (const [file, sentence] of refused) {
    await choose(device, file);
    const alert = device.get('import-error').or(device.page.locator('main .field-error'));
    await alert.filter({ hasText: sentence }).waitFor();
    assert.ok((await device.get('import-run').count()) === 0 || (await device.get('import-run').isDisabled()), `${file} must not be importable`);
    await device.reload();
  }
  assert.equal(await device.page.locator('html').getAttribute('data-engine-restarts'), '0');
  await device.go('/clients');
  await device.counts(1);
});

stage.journey('the encoding is recognised, not assumed', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  // «Название;Город / Ромашка;Ташкент / Василёк;Бухара / Сирень;Самарканд» in KOI8-R.
  const koi8 = 'eec1dad7c1cec9c53be7cfd2cfc40af2cfcdc1dbcbc13bf4c1dbcbc5ced40af7c1d3c9cca3cb3be2d5c8c1d2c10af3c9d2c5ced83bf3c1cdc1d2cbc1cec40a';
  const path = join(stage.folder, 'koi8.csv');
  await writeFile(path, Buffer.from(koi8, 'hex'));
  await choose(device, path);
  await device.get('import-run').waitFor();
  assert.equal(await device.get('import-encoding').textContent(), 'KOI8-R');
  await device.get('import-run').click();
  await device.get('import-summary').waitFor();
  await device.go('/clients');
  await device.sees('Василёк', '[data-testid="row-name"]');
});
