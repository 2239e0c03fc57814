// What a seller does every day, each journey with every hand: by keys alone on a desktop, by keys at 200 %, by finger on the narrowest phone.
// The steps are the same; what a hand cannot reach, or cannot see, fails.

import assert from 'node:assert/strict';

import { DESKTOP } from './support/device.mjs';
import { keepsFocus, Keys, NARROW, Pointer, ZOOMED } from './support/hands.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** How each journey is walked. */
const WAYS = [
  { way: 'by keys alone', Hand: Keys, options: DESKTOP },
  { way: 'by keys alone at 200 %', Hand: Keys, options: ZOOMED },
  { way: 'by finger at 320 px', Hand: Pointer, options: NARROW },
];

/** One journey for all hands. */
function everyday(title, walk) {
  for (const { way, Hand, options } of WAYS) {
    stage.journey(`${title}, ${way}`, async () => {
      const relay = await stage.relay();
      const device = await stage.device(relay, options);
      await device.join(relay.secret);
      await walk(new Hand(device), device, { relay, options });
    });
  }
}

const text = (device, id, words) => device.get(id).filter({ hasText: words }).first();
const shown = (device, id) => device.page.locator(`[data-testid="${id}"]:visible`).first();
const dealIn = (device, key) => device.page.locator(`[data-testid="stage-column"][data-stage="${key}"]:not([data-count="0"])`).waitFor({ state: 'attached' });

/** A client with a deal, as the screen for it makes them. */
async function addClient(hand, device, { name, phone, deal, amount }) {
  await hand.press(shown(device, 'new-client'));
  const form = device.get('quick-add');
  await hand.type(form.getByTestId('field-name'), name);
  if (phone) await hand.type(form.getByTestId('field-phone'), phone);
  if (deal) {
    await hand.tick(form.getByTestId('with-deal'));
    await hand.type(form.getByTestId('field-deal-title'), deal);
    await hand.type(form.getByTestId('field-deal-amount'), amount);
  }
  await hand.looks('a new client');
  await device.saves(() => hand.press(form.getByTestId('create')));
  await form.waitFor({ state: 'detached' });
  await device.page.locator('[data-testid="client-name"]').waitFor();
  await keepsFocus(hand);
}

/** Moves the one card of the board by its menu. */
async function moveTo(hand, device, stageName) {
  await hand.menu(shown(device, 'deal-card'), shown(device, 'deal-menu'));
  await hand.press(text(device, 'move-to', stageName));
}

everyday('twelve who wait become none', async (hand, device) => {
  const DUE = 12;
  await device.go('/import');
  const lines = Array.from({ length: DUE }, (_, at) => `Клиент ${String.fromCharCode(0x410 + at)};+998 90 100 00 ${10 + at}`);
  await device.get('import-file').setInputFiles({ name: 'due.csv', mimeType: 'text/csv', buffer: Buffer.from(['Имя;Телефон', ...lines].join('\n')) });
  await device.get('import-run').click();
  await device.get('import-summary').waitFor();
  await hand.visit('/');
  // Nobody leads who was just imported: they are not yet among one's own.
  await hand.press(device.get('scope-all'));
  const left = (number) => device.page.locator(`[data-testid="counter-everything"][data-count="${number}"]`).waitFor({ state: 'attached' });
  await left(DUE);
  await hand.looks('today');
  const isSheet = device.page.viewportSize().width < 840;
  for (let done = 0; done < DUE; done += 1) {
    // A wide screen has somebody chosen already.
    if (isSheet) await hand.press(shown(device, 'today-choose'));
    const form = device.get(isSheet ? 'result-sheet' : 'today-panel');
    // Some are reached, some are not.
    await hand.press(form.getByTestId('outcome').nth(done % 2));
    if (done === 0) await hand.looks('the result of a call');
    await device.saves(async () => {
      if (done % 2 || !isSheet) await hand.press(form.getByTestId('result-save'));
      else await hand.press(form.getByTestId('day').nth(1));
    });
    if (isSheet) await form.waitFor({ state: 'detached' });
    await left(DUE - done - 1);
    await keepsFocus(hand);
  }
  await device.get('today-zero').waitFor();
  await hand.looks('a day at zero');
});

everyday('an enquiry becomes a sale with its next task', async (hand, device) => {
  await hand.press(shown(device, 'new-client'));
  await hand.press(device.get('add-enquiry'));
  await hand.type(device.get('enquiry-phone'), '93 555-44-33');
  await hand.type(device.get('enquiry-name'), 'Гулнора');
  await hand.type(device.get('enquiry-text'), 'Двери на весь дом');
  await hand.looks('a new enquiry');
  await device.saves(() => hand.press(device.get('enquiry-save')));
  await device.get('quick-add').waitFor({ state: 'detached' });
  await keepsFocus(hand);

  await hand.visit('/inbox');
  const asked = text(device, 'inbox-item', 'Двери на весь дом');
  await device.saves(() => hand.press(asked.getByTestId('inbox-main')));
  await device.page.locator('[data-testid="inbox-item"][data-new="false"]').waitFor();
  await hand.looks('the inbox');
  await hand.press(asked.getByTestId('inbox-more'));
  await hand.press(device.get('inbox-deal'));
  await hand.type(device.get('inbox-deal-amount'), '34 500 000');
  await device.saves(() => hand.press(device.get('inbox-save')));
  await device.sees('Все обращения разобраны', 'main');
  await keepsFocus(hand);

  await hand.visit('/deals');
  await dealIn(device, 'unsorted');
  await device.saves(() => moveTo(hand, device, 'КП отправлено'));
  await dealIn(device, 'proposal_sent');
  await hand.looks('the board');
  await keepsFocus(hand);
  const chip = text(device, 'stage-chip', 'КП отправлено');
  if (await chip.isVisible()) await hand.press(chip);
  await moveTo(hand, device, 'Успешно реализовано');
  const sheet = device.get('win-sheet');
  await hand.press(sheet.getByTestId('win-save'));
  await sheet.locator('.field-error').waitFor();
  await hand.tick(sheet.getByTestId('follow-kind').nth(2));
  await hand.tick(sheet.getByTestId('follow-day').nth(1));
  await hand.looks('what comes after a sale');
  await device.saves(() => hand.press(sheet.getByTestId('win-save')));
  await dealIn(device, 'won');
  await sheet.waitFor({ state: 'detached' });
  await keepsFocus(hand);
  await hand.visit('/tasks');
  await device.get('task').waitFor();
});

everyday('a deal is not lost without a reason', async (hand, device) => {
  await addClient(hand, device, { name: 'Лебедь', deal: 'Счёт 1169', amount: '4 200 000' });
  await hand.visit('/deals');
  await moveTo(hand, device, 'Закрыто, не реализовано');
  const sheet = device.get('loss-sheet');
  await hand.press(sheet.getByTestId('loss-save'));
  await sheet.locator('.field-error').filter({ hasText: 'Выберите причину' }).waitFor();
  await hand.tick(sheet.getByTestId('loss-reason').first());
  await hand.press(sheet.getByTestId('loss-save'));
  await sheet.locator('.field-error').filter({ hasText: 'хотя бы пару слов' }).waitFor();
  await hand.looks('a lost deal');
  await hand.dismiss();
  await sheet.waitFor({ state: 'detached' });
  await keepsFocus(hand);
  await dealIn(device, 'unsorted');

  await moveTo(hand, device, 'Закрыто, не реализовано');
  await hand.tick(sheet.getByTestId('loss-reason').first());
  await hand.type(sheet.getByTestId('loss-comment'), 'Купили у соседей, дешевле на треть');
  await device.saves(() => hand.press(sheet.getByTestId('loss-save')));
  await dealIn(device, 'lost');
});

everyday('two people work on one client', async (hand, device, { relay, options }) => {
  await addClient(hand, device, { name: 'Кафе «Плов»', phone: '90 123-45-67' });
  await hand.looks('a client');
  const other = await stage.device(relay, options);
  await other.join(relay.secret);
  const second = new hand.constructor(other);
  await second.visit('/clients');
  await second.press(other.get('client-row').first());
  await other.client().waitFor();

  await hand.type(device.get('note-input'), 'Просили звонить утром');
  await device.saves(() => hand.press(device.get('note-save')));
  await other.sees('Просили звонить утром', '[data-testid="timeline-entry"]');
  if (await other.get('tab-about').isVisible()) await second.press(other.get('tab-about'));
  await other.saves(() => second.write(other.field('city'), 'Коканд'));
  await device.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Коканд');
  await second.looks('the facts of a client');
});

everyday('a task is made, moved in the week, and finished', async (hand, device) => {
  await addClient(hand, device, { name: 'Бек', phone: '90 765-43-21' });
  if (await device.get('tab-deals').isVisible()) await hand.press(device.get('tab-deals'));
  await hand.press(shown(device, 'new-task'));
  const sheet = device.get('task-sheet');
  await hand.type(sheet.getByTestId('task-title'), 'Отправить прайс');
  await hand.press(sheet.getByTestId('day').first());
  await hand.looks('a task');
  await device.saves(() => hand.press(sheet.getByTestId('task-save')));
  await sheet.waitFor({ state: 'detached' });
  await keepsFocus(hand);

  await hand.visit('/tasks');
  await hand.press(device.get('tasks-week'));
  await device.page.locator('.cal.week').waitFor();
  await hand.looks('the week');
  const days = () => device.get('cal-task').evaluateAll((all) => all.map((one) => one.closest('[data-day]').dataset.day));
  const [from] = await days();
  const list = device.get('day-list');
  await hand.press(list.getByTestId('task-menu'));
  await device.saves(() => hand.press(device.get('move-day').nth(1)));
  await list.getByTestId('task').waitFor({ state: 'detached' });
  await keepsFocus(hand);
  if (!(await days()).length) await hand.press(device.get('cal-later'));
  await until(async () => (await days()).some((day) => day > from), 'it stands on another day');
  await hand.press(device.get('tasks-list'));
  await device.saves(() => hand.press(device.get('task-finish')));
  await device.sees('Задач нет');
  await keepsFocus(hand);
});

everyday('a filter is built, kept as a view and taken off', async (hand, device) => {
  await addClient(hand, device, { name: 'Анор', phone: '90 123-45-67' });
  await addClient(hand, device, { name: 'Вера' });
  await hand.visit('/clients');
  await device.get('client-row').nth(1).waitFor();
  await hand.press(device.get('filter'));
  await hand.choose(device.get('add-condition'), 'Есть телефон');
  await until(async () => (await device.get('client-row').count()) === 1, 'one is left');
  await hand.looks('a filter');
  if (await device.page.locator('dialog[open]').count()) await hand.dismiss();
  await hand.press(shown(device, 'save-view'));
  await hand.type(device.get('view-name'), 'С телефоном');
  await hand.looks('a new view');
  await device.saves(() => hand.press(device.get('view-save')));
  await device.page.locator('[data-testid="saved-view"][aria-pressed="true"]').waitFor();
  await keepsFocus(hand);
  await hand.press(device.get('base-all'));
  await until(async () => (await device.get('client-row').count()) === 2, 'all are shown');
  await hand.press(device.get('saved-view'));
  await until(async () => (await device.get('client-row').count()) === 1, 'the view is back');
});

everyday('two clients are merged', async (hand, device) => {
  await addClient(hand, device, { name: 'Анор', phone: '90 123-45-67' });
  await addClient(hand, device, { name: 'Анор ООО', phone: '90 123-45-67' });
  await hand.press(shown(device, 'client-menu'));
  await hand.press(device.get('merge-item'));
  await hand.press(device.get('merge-other').first());
  await device.get('merge-keep').nth(1).waitFor();
  await hand.looks('two clients side by side');
  await hand.press(device.get('merge-keep').filter({ hasText: 'ООО' }));
  await device.saves(() => hand.press(device.get('merge-do')));
  await device.get('merge-sheet').waitFor({ state: 'detached' });
  await keepsFocus(hand);
  await hand.visit('/clients');
  await device.counts(1);
});

everyday('the settings are changed', async (hand, device) => {
  await hand.visit('/settings');
  await hand.press(device.get('theme-dark'));
  await device.page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
  await hand.press(device.get('lang-uz'));
  await device.page.locator('html[lang="uz"]').waitFor({ state: 'attached' });
  await hand.looks('the settings in Uzbek');
  await hand.press(device.get('lang-ru'));
  await device.page.locator('html[lang="ru"]').waitFor({ state: 'attached' });
  await hand.visit('/settings/pipelines');
  const line = device.page.locator('[data-testid="stage-line"][data-stage="negotiation"]');
  await hand.press(line.locator('button.line'));
  await device.saves(() => hand.write(line.getByTestId('stage-name'), 'Торгуемся'));
  await hand.looks('a stage');
  await hand.type(device.get('new-reason'), 'Дорого');
  await device.saves(() => hand.press(device.get('add-reason')));
  await device.get('reason-line').last().waitFor();
  await hand.visit('/settings', '/settings/week');
  await device.saves(() => hand.press(device.page.locator('[data-testid="work-day"][data-day="6"]')));
  await hand.looks('the week of the company');
});
