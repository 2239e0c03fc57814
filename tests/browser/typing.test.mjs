// What people type is shown as they typed it, whatever it is, and breaks no layout. What is refused stays in its field with
// the reason.

import assert from 'node:assert/strict';
import { PHONE } from './support/device.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const LONG = 'Щ'.repeat(10_000);

const TYPED = [
  'Цветы 💐 и 👨‍👩‍👧‍👦 семья 🇺🇿',
  'شركة النور للتجارة',
  'חברת אור 2000 בע״מ',
  '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">',
  '&lt;b&gt; "кавычки" \'апострофы\' oʻzbekcha Gʻijduvon',
  'Сельскохозяйственнопромышленноэкспортноимпортнаякорпорация'.repeat(4),
];

async function fits(device, width) {
  const scrolls = await device.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(scrolls <= width, `the page is ${scrolls} px wide on ${width} px`);
}

stage.journey('a name of 10,000 characters is refused with a sentence, and the text stays', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');

  await device.get('new-client').first().click();
  const form = device.get('quick-add');
  await form.getByTestId('field-name').fill(LONG);
  await form.getByTestId('create').click();
  await form.getByTestId('form-error').filter({ hasText: 'Слишком длинно: не больше 300 знаков' }).waitFor();
  assert.equal(await form.getByTestId('field-name').inputValue(), LONG);
  await form.getByTestId('field-name').fill('Короче');
  await device.saves(() => form.getByTestId('create').click());
  await device.client().waitFor();

  await device.field('name').fill(LONG);
  await device.field('name').press('Enter');
  await device.client().locator('.field-error').filter({ hasText: 'не больше 300 знаков' }).waitFor();
  assert.equal(await device.field('name').inputValue(), LONG);

  const note = 'Ы'.repeat(20_001);
  await device.get('note-input').fill(note);
  await device.get('note-save').click();
  await device.page.locator('.composer .field-error').filter({ hasText: 'не больше' }).waitFor();
  assert.equal(await device.get('note-input').inputValue(), note);
  assert.equal((await device.history()).length, 0);
});

stage.journey('emoji, right-to-left, markup and endless words show as typed and break no layout', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  for (const name of TYPED) {
    await device.createClient({ name, city: name.slice(0, 100) });
    assert.equal(await device.field('name').inputValue(), name);
    await device.note(name);
    assert.equal(await device.get('note-text').first().textContent(), name);
    await fits(device, 390);
    await device.get('tab-about').click();
    await fits(device, 390);
    await device.go('/clients');
    await device.page.getByTestId('row-name').getByText(name, { exact: true }).waitFor();
    await fits(device, 390);
  }
  assert.equal(await device.page.evaluate(() => window.hacked), undefined);
  await device.page.setViewportSize({ width: 320, height: 640 });
  await fits(device, 320);
  await device.reload();
  await device.counts(TYPED.length);
});

stage.journey('neither a name nor a phone: said at once, nothing made', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  await device.get('new-client').first().click();
  const form = device.get('quick-add');
  await form.getByTestId('field-city').fill('Ташкент');
  await form.getByTestId('create').click();
  await form.getByTestId('form-error').filter({ hasText: 'Нужно имя или телефон' }).waitFor();
  await device.page.waitForFunction(() => document.activeElement.dataset.testid === 'field-name');
  assert.equal(await form.getByTestId('field-city').inputValue(), 'Ташкент');
  await form.getByTestId('field-phone').fill('90 123 45 67');
  await device.saves(() => form.getByTestId('create').click());
  await device.client().waitFor();
});

stage.journey('what is typed into a form stays until it is sent, through a key pressed by mistake and a reload', async () => {
  const device = await stage.device(await stage.relay(), PHONE);
  await device.open('/');
  const form = device.get('quick-add');
  const open = () => device.get('new-client').first().click();
  await open();
  await form.getByTestId('field-name').fill('Ромашка');
  await form.getByTestId('field-phone').fill('90 123 45 67');
  await device.page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await device.page.reload();
  await device.ready();
  await open();
  await device.get('begun-before').waitFor();
  assert.deepEqual([await form.getByTestId('field-name').inputValue(), await form.getByTestId('field-phone').inputValue()], ['Ромашка', '90 123 45 67']);
  await device.get('begin-anew').click();
  await device.get('begun-before').waitFor({ state: 'detached' });
  assert.equal(await form.getByTestId('field-name').inputValue(), '');
  await device.saves(async () => {
    await form.getByTestId('create').click();
    await form.getByTestId('form-error').waitFor();
    await form.getByTestId('field-name').fill('Ромашка');
    await form.getByTestId('form-error').waitFor({ state: 'detached' });
    await form.getByTestId('with-deal').check();
    await form.getByTestId('field-deal-title').fill('Цветы');
    await form.getByTestId('create').click();
  });
  await device.client().waitFor();

  const lose = async () => {
    await device.get('tab-deals').click();
    await device.get('deal-stage').first().selectOption('lost');
    return device.get('loss-sheet');
  };
  let sheet = await lose();
  await sheet.getByTestId('loss-reason').first().check({ force: true });
  await sheet.getByTestId('loss-comment').fill('Дорого, ушли к соседям');
  await device.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await device.page.reload();
  await device.ready();
  sheet = await lose();
  assert.equal(await sheet.getByTestId('loss-comment').inputValue(), 'Дорого, ушли к соседям');
  assert.ok(await sheet.getByTestId('loss-reason').first().isChecked());
  await device.saves(() => sheet.getByTestId('loss-save').click());

  await open();
  assert.equal(await form.getByTestId('field-name').inputValue(), '', 'what was sent does not come back');
});

stage.journey('a sheet that asks keeps what was chosen and typed: after a sale, for a stage, of a person and of a note', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  const id = await device.createClient({ name: 'Бухоро Гилам', deal: 'Ковры', stage: 'unsorted' });
  const reload = async () => {
    await device.reload();
    await device.client().waitFor();
  };
  const dismiss = async (sheet) => {
    await device.page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await reload();
  };

  // What comes after a sale: the kind and the day.
  const choose = (stage) => device.get('deal-stage').first().selectOption(stage);
  const win = device.get('win-sheet');
  await choose('won');
  await win.getByTestId('follow-kind').nth(2).check({ force: true });
  await win.getByTestId('follow-day').nth(1).check({ force: true });
  await dismiss(win);
  await choose('won');
  await win.getByTestId('begun-before').waitFor();
  assert.ok(await win.getByTestId('follow-kind').nth(2).isChecked());
  assert.ok(await win.getByTestId('follow-day').nth(1).isChecked());
  await device.page.keyboard.press('Escape');
  await win.waitFor({ state: 'detached' });

  // A contact person; what was saved does not come back for the next one.
  const person = device.get('person-sheet');
  const add = () => device.get('add-person').click();
  await add();
  await person.getByTestId('person-name').fill('Малика опа');
  await person.getByTestId('person-role').fill('Главный бухгалтер');
  await dismiss(person);
  await add();
  assert.equal(await person.getByTestId('person-name').inputValue(), 'Малика опа');
  assert.equal(await person.getByTestId('person-role').inputValue(), 'Главный бухгалтер');
  await device.saves(() => person.getByTestId('person-save').click());
  await person.waitFor({ state: 'detached' });
  await add();
  assert.equal(await person.getByTestId('person-name').inputValue(), '');
  await device.page.keyboard.press('Escape');

  // A note that is being changed: Escape and a reload leave it where it was, and what was typed with the next edit.
  await device.note('Звонил директор');
  const edit = () => device.get('note-edit').first().click();
  await edit();
  await device.get('note-edit-input').fill('Звонил директор, просил скидку');
  await device.page.keyboard.press('Escape');
  await device.get('note-edit-input').waitFor({ state: 'detached' });
  assert.equal(await device.get('note-text').first().textContent(), 'Звонил директор');
  await reload();
  await device.get('begun-before').first().waitFor();
  await edit();
  assert.equal(await device.get('note-edit-input').inputValue(), 'Звонил директор, просил скидку');
  await device.saves(() => device.get('note-edit-save').click());
  await device.page.locator('[data-testid="note-text"]').filter({ hasText: 'просил скидку' }).waitFor();
  assert.equal(await device.get('begun-before').count(), 0);

  // A call that is being written down.
  await device.get('kind-call').click();
  await device.get('result-talked').click();
  await device.get('call-minutes').fill('7');
  await device.get('note-input').fill('Согласен');
  await reload();
  assert.equal(await device.get('call-minutes').inputValue(), '7');
  assert.equal(await device.get('result-talked').getAttribute('aria-pressed'), 'true');
  await device.saves(() => device.get('note-save').click());

  // What a stage asks for.
  await device.go('/settings/pipelines');
  const line = device.page.locator('[data-testid="stage-line"][data-stage="first_contact"]');
  await line.locator('button.line').click();
  await device.saves(() => line.getByTestId('need-amount').click());
  await device.openClient(id);
  const need = device.get('need-sheet');
  await choose('first_contact');
  await need.getByTestId('need-amount').fill('3 500 000');
  await dismiss(need);
  await choose('first_contact');
  assert.equal(await need.getByTestId('need-amount').inputValue(), '3 500 000');
  await device.saves(() => need.getByTestId('need-save').click());
  await device.page.locator('[data-testid="client-deal"][data-stage="first_contact"]').waitFor();
});

stage.journey('a fact that could not be saved, and one that was being typed, are there after going elsewhere and a reload', async () => {
  const device = await stage.device(await stage.relay());
  await device.open('/');
  const id = await device.createClient({ name: 'Ромашка', city: 'Ташкент' });
  await device.field('name').fill(LONG);
  await device.field('name').press('Enter');
  await device.client().locator('.field-error').filter({ hasText: 'не больше 300 знаков' }).waitFor();
  await device.go('/clients');
  await device.openClient(id);
  assert.equal(await device.field('name').inputValue(), LONG);
  await device.client().getByTestId('begun-before').getByRole('button').click();
  await until(async () => (await device.field('name').inputValue()) === 'Ромашка', 'it is put back by one press');

  await device.field('city').focus();
  await device.page.keyboard.press('End');
  await device.page.keyboard.type(', Чиланзар');
  await device.page.evaluate(() => window.addEventListener('blur', (event) => event.stopImmediatePropagation(), true));
  await device.reload();
  await device.client().waitFor();
  assert.equal(await device.field('city').inputValue(), 'Ташкент, Чиланзар');
  await device.client().getByTestId('begun-before').waitFor();
  await device.field('city').focus();
  await device.saves(() => device.field('city').press('Enter'));
  await device.client().getByTestId('begun-before').waitFor({ state: 'detached' });
  await device.reload();
  await device.client().waitFor();
  assert.equal(await device.field('city').inputValue(), 'Ташкент, Чиланзар');
  assert.equal(await device.client().getByTestId('begun-before').count(), 0);
});
