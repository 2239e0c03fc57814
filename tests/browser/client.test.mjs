// Everything on one client's page: what happened is written down by kind, what was asked stays until it is answered, facts of every shape
// are edited where they stand; two people see each other's work at once.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const offer = (device, set, member) => device.page.locator(`[data-testid="${set}-offer"][data-member="${member}"]`);

/** Opens the fold of empty facts. */
const unfold = (device) => device.page.locator('[data-testid="more-fields"] summary').click();

stage.journey('a call with its result, an enquiry from open to processed, a complaint to solved', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Oltin Vodiy', phone: '+998 90 123-45-67' });

  // The call is asked how it ended before anything is saved.
  await device.get('kind-call').click();
  await device.get('note-input').fill('Просят скидку 3 %');
  await device.get('note-save').click();
  await device.page.locator('.composer .field-error').filter({ hasText: 'чем закончился звонок' }).waitFor();
  await device.get('result-call_back').click();
  await device.get('call-minutes').fill('4');
  await device.saves(() => device.get('note-save').click());
  const call = device.get('contact').first();
  assert.deepEqual([await call.getAttribute('data-kind'), await call.getAttribute('data-result')], ['call', 'call_back']);
  assert.match(await call.textContent(), /Исходящий звонок · 4 мин/);
  await device.sees('сегодня', '[data-testid="kpi-last"]');

  await device.get('kind-enquiry').click();
  await device.get('note-input').fill('Прайс на ковры');
  await device.saves(() => device.get('note-save').click());
  await device.get('kind-complaint').click();
  await device.get('note-input').fill('Задержка доставки');
  await device.saves(() => device.get('note-save').click());
  await device.note('Более новая заметка');
  await device.sees('Более новая заметка', '[data-testid="timeline-entry"]');
  const request = (text) => device.get('request').filter({ hasText: text });
  const states = () => device.get('request').evaluateAll((nodes) => nodes.map((node) => node.dataset.state).sort());
  assert.deepEqual(await states(), ['new', 'open']);
  assert.match((await device.history())[1], /Прайс на ковры/, 'what waits stays above what is newer');

  await request('Прайс').getByTestId('turn-rejected').click();
  await device.get('turn-save').click();
  await device.page.locator('.turn-form .field-error').waitFor();
  await device.page.keyboard.press('Escape');
  await request('Прайс').getByTestId('turn-processed').click();
  await device.get('turn-text').fill('Отправили');
  await device.saves(() => device.get('turn-save').click());
  assert.match(await request('Прайс').getByTestId('request-answer').textContent(), /Отправили/);
  await device.saves(() => request('Задержка').getByTestId('turn-in_work').click());
  await request('Задержка').getByTestId('turn-solved').click();
  await device.get('turn-text').fill('Извинились, скидка 2 %');
  await device.saves(() => device.get('turn-save').click());
  assert.deepEqual(await states(), ['processed', 'solved']);
  await device.saves(() => device.page.keyboard.press('Control+z'));
  await until(async () => (await states()).includes('in_work'), 'undo takes the answer back');

  // An entry is put right and taken away where it stands.
  await call.hover();
  await call.getByTestId('note-edit').click();
  await device.get('note-edit-input').fill('Просят скидку 5 %');
  await device.saves(() => device.get('note-edit-save').click());
  await device.sees('скидку 5 %', '[data-testid="contact"]');
  await call.hover();
  await device.saves(() => call.getByTestId('note-delete').click());
  assert.equal(await device.get('contact').count(), 0);
  await device.saves(() => device.get('undo').first().click());
  await device.sees('скидку 5 %', '[data-testid="contact"]');
});

stage.journey('contact person, preferences, messenger, category and verification; all of it on the other device', async () => {
  const relay = await stage.relay();
  const [one, two] = [await stage.device(relay), await stage.device(relay)];
  await one.join(relay.secret);
  const id = await one.createClient({ name: 'Технопарк', phone: '93 333 22 11' });
  await two.join(relay.secret);
  await two.openClient(id);

  await one.get('add-person').click();
  await one.get('person-save').click();
  await one.page.locator('[data-testid="person-sheet"] .field-error').waitFor();
  await one.get('person-name').fill('Рахимов Рустам');
  await one.get('person-role').fill('директор');
  await one.get('person-phone').fill('90 111 22 33');
  await one.saves(() => one.get('person-save').click());
  await two.sees('Рахимов Рустам', '[data-testid="person"]');
  assert.equal(await two.get('person-call').getAttribute('href'), 'tel:+998901112233');

  await unfold(one);
  await one.setField('frequency', '14');
  await two.page.waitForFunction(() => document.querySelector('[data-testid="field-frequency"]')?.value === '14');
  await one.get('via-add').click();
  await one.saves(() => offer(one, 'via', 'telegram').click());
  await one.get('add-messenger').click();
  await one.field('messenger').fill('@texnopark');
  await one.saves(() => one.field('messenger').press('Enter'));
  await one.get('write').click();
  assert.equal(await one.get('write-telegram').getAttribute('href'), 'https://t.me/texnopark');
  await one.page.keyboard.press('Escape');
  await one.get('category').click();
  await one.saves(() => one.get('category-item').last().click());
  await two.page.locator('[data-testid="category"][data-category="vip"]').waitFor();
  await one.saves(() => one.field('do_not_contact').check());
  await two.get('quiet').waitFor();
  await one.saves(() => one.get('verify').click());
  await two.sees('сегодня', '[data-testid="verified"]');
  await two.sees('Данные проверены', '[data-testid="timeline-entry"]');

  // Two people add to the same set at once: both members are there.
  await unfold(two);
  await Promise.all([one, two].map((device) => device.get('tag-add').click()));
  await Promise.all([one.saves(() => offer(one, 'tag', 'regular').click()), two.saves(() => offer(two, 'tag', 'profitable').click())]);
  for (const device of [one, two]) {
    const members = () => device.get('tag-remove').evaluateAll((nodes) => nodes.map((node) => node.dataset.member));
    await until(async () => (await members()).join() === 'profitable,regular', 'both tags are on both devices');
  }
  // Who is writing is not disturbed by what comes: the fact stays where it is, with the half-written word and the focus.
  const half = two.get('interest-typed');
  await two.get('interest-add').click();
  await half.fill('полу');
  await one.get('interest-add').click();
  await one.saves(async () => {
    await one.get('interest-typed').fill('доставка');
    await one.get('interest-typed').press('Enter');
  });
  await two.page.locator('[data-testid="interest-remove"][data-member="доставка"]').waitFor();
  await two.page.keyboard.type('приборы');
  assert.equal(await half.inputValue(), 'полуприборы');
  await two.saves(() => half.press('Enter'));
  await one.page.locator('[data-testid="interest-remove"][data-member="полуприборы"]').waitFor();
  // Once the fold is closed, what has a value stands above it.
  const above = two.page.locator('[data-testid="field-interest"]:not([data-testid="more-fields"] *)');
  assert.equal(await above.count(), 0);
  await two.page.locator('[data-testid="more-fields"] summary').click();
  await above.waitFor();
  // A number that is none stays in its field with the reason.
  await one.field('frequency').fill('сто');
  await one.field('frequency').press('Enter');
  await one.client().locator('.field-error').filter({ hasText: 'Число должно быть' }).waitFor();
  assert.equal(await one.field('frequency').inputValue(), 'сто');
});

stage.journey('by keys alone: a call with its result, a category, a contact person', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.createClient({ name: 'Клавиша' });
  const keys = device.page.keyboard;
  const tabTo = async (id) => {
    for (let stop = 0; stop < 120; stop += 1) {
      if (await device.page.evaluate((wanted) => document.activeElement?.dataset.testid === wanted, id)) return;
      await keys.press('Tab');
    }
    assert.fail(`Tab never reaches ${id}`);
  };
  await tabTo('kind-call');
  await keys.press('Enter');
  await tabTo('result-no_answer');
  await keys.press('Space');
  await tabTo('note-save');
  await device.saves(() => keys.press('Enter'));
  assert.equal(await device.get('contact').getAttribute('data-result'), 'no_answer');
  assert.match(await device.get('kpi-last').textContent(), /Ещё не было/, 'no answer is no contact');
  await device.page.evaluate(() => document.activeElement.blur());
  await tabTo('category');
  await keys.press('Enter');
  await device.get('menu').waitFor();
  await keys.press('ArrowDown');
  await device.saves(() => keys.press('Enter'));
  assert.equal(await device.get('category').getAttribute('data-category'), 'b');
  await tabTo('add-person');
  await keys.press('Enter');
  await device.get('person-sheet').waitFor();
  await tabTo('person-name');
  await keys.type('Анвар');
  await device.saves(() => keys.press('Enter'));
  await device.sees('Анвар', '[data-testid="person"]');
});

stage.journey('by finger on a phone: a call, what is missing, a known phone', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  const id = await device.createClient({ name: 'Палец', phone: '90 123 45 67' });
  await device.get('kind-call').tap();
  await device.get('direction-in').tap();
  await device.get('result-talked').tap();
  await device.saves(() => device.get('note-save').tap());
  await device.sees('Входящий звонок', '[data-testid="contact"]');

  // The share leads to the first thing that is missing.
  assert.match(await device.get('kpi-full').textContent(), /33/);
  await device.get('kpi-full').tap();
  await device.page.waitForFunction(() => document.activeElement?.dataset.testid === 'field-address');
  await device.setField('address', 'ул. Навои, 1');
  await until(async () => /66|67/.test(await device.get('kpi-full').textContent()), 'the share grows');

  // What is typed and not saved is there after a reload, with its kind.
  await device.get('tab-history').tap();
  await device.get('kind-enquiry').tap();
  await device.get('note-input').fill('Не успел сохранить');
  await device.reload();
  await device.get('note-input').waitFor();
  assert.equal(await device.get('note-input').inputValue(), 'Не успел сохранить');
  assert.equal(await device.get('kind-enquiry').getAttribute('aria-pressed'), 'true');

  await device.go('/clients');
  await device.get('new-client').first().tap();
  await device.get('quick-add').getByTestId('field-phone').fill('+998 (90) 123-45-67');
  await device.get('known').locator('a').tap();
  await device.page.locator(`[data-testid="client"][data-id="${id}"]`).waitFor();
});

stage.journey('what was edited, by whom and when, and one fact put back, on the other device too', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  const id = await first.createClient({ name: 'Анор', city: 'Ташкент', phone: '90 123 45 67' });
  await first.setField('city', 'Самарканд');
  await second.go('/clients');
  await second.counts(1);
  await second.openClient(id);
  await until(async () => (await second.field('city').inputValue()) === 'Самарканд', 'the edit has come');
  await second.setField('city', 'Хива');

  const open = async (device) => {
    await device.get('client-menu').first().click();
    await device.get('edits-item').click();
    await device.get('edits-sheet').waitFor();
  };
  await until(async () => (await first.field('city').inputValue()) === 'Хива', 'the other edit has come back');
  await open(first);
  const texts = () => first.get('edit').evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, ' ')));
  await until(async () => (await first.get('edit').count()) === 3, 'two edits and the beginning');
  const [newest, before, made] = await texts();
  assert.match(newest, /device-2.*Город.*Самарканд → Хива/);
  assert.match(before, /device-1.*Город.*Ташкент → Самарканд/);
  assert.match(made, /Карточка создана/);
  await first.saves(() => first.get('edit-back').first().click());
  await until(async () => (await first.get('edit').count()) === 4, 'putting back is an edit as well');
  await first.page.keyboard.press('Escape');
  await until(async () => (await second.field('city').inputValue()) === 'Самарканд', 'the other device shows it as it was');
  assert.equal(await first.field('city').inputValue(), 'Самарканд');
});

stage.journey('consent is written down with its day and how it was given; who wrote it is in the history, on the other device too', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  const id = await first.createClient({ name: 'Анор', phone: '90 123 45 67' });
  await second.go('/clients');
  await second.counts(1);
  await second.openClient(id);

  await unfold(first);
  await first.saves(() => first.get('consent-today').click());
  const today = await first.page.evaluate(() => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10));
  assert.equal(await first.field('consent').inputValue(), today);
  // How it was given is asked at once: a channel of the company's, or words.
  await first.saves(() => first.page.locator('[data-testid="consent_how-offer"]').filter({ hasText: 'Телефон' }).click());
  await first.setField('consent_how', 'Телефон, запись от 12:30');
  await until(async () => (await second.field('consent_how').inputValue()) === 'Телефон, запись от 12:30', 'it is on the other device');
  assert.equal(await second.field('consent').inputValue(), today);
  await second.get('client-menu').first().click();
  await second.get('edits-item').click();
  const edits = () => second.get('edit').evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, ' ')));
  await until(async () => (await edits()).some((edit) => /device-1.*Согласие на связь/.test(edit)), 'who wrote it, and when');
  await second.page.keyboard.press('Escape');

  // Taken back, the day is gone with one press and the way is no fact of its own.
  await first.field('consent').fill('');
  await first.get('consent-today').waitFor();
});

stage.journey('a call leads to its recording, elsewhere: only a plain https address is taken, and the other device can listen too', async () => {
  const relay = await stage.relay();
  const [first, second] = [await stage.device(relay), await stage.device(relay)];
  await first.join(relay.secret);
  await second.join(relay.secret);
  const id = await first.createClient({ name: 'Анор', phone: '90 123 45 67' });
  await second.go('/clients');
  await second.counts(1);
  await second.openClient(id);
  await first.get('kind-call').click();
  await first.get('result-talked').click();
  await first.saves(() => first.get('note-save').click());
  await first.get('contact').hover();
  await first.get('note-edit').click();
  const link = first.get('recording-link');
  for (const bad of ['http://pbx.uz/1.mp3', 'javascript:alert(1)', 'https://bank.uz@evil.uz/1']) {
    await link.fill(bad);
    await link.press('Enter');
    await first.sees('начинается с https://', '[data-testid="contact"] .field-error');
    assert.equal(await link.inputValue(), bad, 'what was typed stays');
  }
  await link.fill('https://pbx.uz/records/1.mp3');
  await first.saves(() => link.press('Enter'));
  const recording = second.get('recording');
  await recording.waitFor();
  assert.deepEqual(
    await recording.evaluate((element) => [element.href, element.target, element.rel]),
    ['https://pbx.uz/records/1.mp3', '_blank', 'noopener noreferrer'],
  );
});
