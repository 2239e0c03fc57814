// The app's own lock: what it covers, what it keeps, whom it lets in, and how long wrong PINs keep it shut.

import assert from 'node:assert/strict';

import { PASSWORD } from './support/account.mjs';
import { authenticator } from './support/authenticator.mjs';
import { DESKTOP, PHONE } from './support/device.mjs';
import { owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { Device } from './support/device.mjs';
import { setStage } from './support/stage.mjs';

Device.keepsWorkingDays = false;
const stage = setStage();
const PIN = '2580';

/** Sets the lock on the screen of the settings. */
async function setLock(device, pin = PIN) {
  await device.go('/settings');
  await device.get('lock-line').click();
  await device.get('lock-new').fill(pin);
  await device.get('lock-again').fill(pin);
  await device.get('lock-set').click();
  await device.get('lock-sheet').waitFor({ state: 'detached' });
}

async function enterPin(device, pin = PIN) {
  await device.get('lock-pin').fill(pin);
  await device.get('lock-do').click();
}

const isOpen = (device) => device.page.locator('#lock').waitFor({ state: 'detached' });

/** Everything that the document holds: words, attributes, what is typed. */
const everything = (device) =>
  device.page.evaluate(() => document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join(' ') + document.title);

/** A wrong PIN that was refused. */
async function misses(device, pin) {
  await enterPin(device, pin);
  await device.get('lock-fault').waitFor();
  await device.page.waitForFunction(() => document.querySelector('#lock-pin')?.value === '');
}

/** What the browser keeps of the tries, as if so many had been made long ago. */
const tried = (device, wrong) => device.page.evaluate((count) => localStorage.setItem('ingot.lock.tries', `${count} 1`), wrong);

stage.journey('a locked app shows nothing of the data in any tab, and gives back what was typed and open', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  const id = await anna.createClient({ name: 'Юнона', phone: '+998901234567' });
  await anna.inStep();
  await anna.go('/settings');
  await anna.get('lock-line').click();
  assert.deepEqual(await faultsOf(anna), [], 'setting a PIN');
  await anna.get('lock-new').fill('1234');
  await anna.get('lock-again').fill('1234');
  await anna.get('lock-set').click();
  await anna.sees('угадают сразу', '[data-testid="lock-fault"]');
  await anna.get('lock-new').fill(PIN);
  await anna.get('lock-set').click();
  await anna.sees('не совпадают', '[data-testid="lock-fault"]');
  await anna.get('lock-again').fill(PIN);
  await anna.get('lock-set').click();
  await anna.sees('Блокировка включена', '.toast');
  const kept = await anna.page.evaluate(() => Object.values({ ...localStorage }).concat(Object.values({ ...sessionStorage })));
  assert.ok(!kept.some((text) => text.includes(PIN)), 'the PIN itself is kept nowhere');

  const other = Object.create(anna);
  await other.open(`/clients/${id}`);
  await isOpen(other);
  await other.client().waitFor();

  await anna.openClient(id);
  await anna.get('note-input').fill('Недописанная заметка');
  await anna.page.keyboard.press('Escape');
  await anna.page.evaluate(() => document.activeElement.blur());
  await anna.page.keyboard.press('n');
  await anna.get('quick-add').waitFor();
  await anna.get('quick-add').getByTestId('field-name').fill('Недописанный клиент');
  // By another tab, since a sheet lies over this one.
  await other.page.keyboard.press('Shift+L');
  for (const tab of [anna, other]) {
    await tab.get('lock').waitFor();
    const all = await everything(tab);
    for (const word of ['Юнона', '1234567', 'Недописанн']) assert.ok(!all.includes(word), `${word} is in a locked tab`);
    assert.equal(await tab.page.title(), 'Ingot');
  }
  assert.deepEqual(await faultsOf(anna), [], 'a locked app');
  // What is covered hears no keys.
  await anna.page.evaluate(() => document.activeElement.blur());
  await anna.page.keyboard.press('g');
  await anna.page.keyboard.press('Control+k');
  assert.equal(await anna.page.locator('dialog').count(), 0);

  await misses(anna, '2581');
  await anna.sees('Осталось: 9', '[data-testid="lock-fault"]');
  await enterPin(anna);
  for (const tab of [anna, other]) await isOpen(tab);
  assert.match(await other.page.title(), /Юнона/);
  const typed = anna.get('quick-add').getByTestId('field-name');
  assert.equal(await typed.inputValue(), 'Недописанный клиент');
  assert.ok(await anna.page.evaluate(() => document.querySelector('dialog').matches(':modal')), 'the sheet lies over the page again');
  await anna.page.keyboard.press('Escape');
  await anna.get('quick-add').waitFor({ state: 'detached' });
  assert.equal(await anna.get('note-input').inputValue(), 'Недописанная заметка');
  await anna.saves(() => anna.get('note-save').click());
  await anna.inStep();
  assert.ok(relay.url);
});

stage.journey('it is shut at the start and when nobody uses it; wrong PINs are waited for, also after a reload', async () => {
  const { anna } = await owned(stage, PHONE);
  await anna.createClient({ name: 'Юнона' });
  await setLock(anna);
  await anna.reload();
  await anna.get('lock-pin').waitFor();
  assert.ok(!(await everything(anna)).includes('Юнона'));
  assert.deepEqual(await faultsOf(anna), [], 'a locked app on a phone');
  await enterPin(anna);
  await isOpen(anna);
  await anna.go('/clients');
  await anna.counts(1);

  // Nobody waits here for five minutes: they are said to be over.
  await anna.page.evaluate(() => localStorage.setItem('ingot.lock.used', String(Date.now() - 299_000)));
  await anna.get('lock-pin').waitFor();
  for (const wrong of ['2581', '2582', '2583', '2584']) await misses(anna, wrong);
  await anna.get('lock-wait').waitFor();
  assert.ok(await anna.get('lock-do').isDisabled());
  assert.deepEqual(await faultsOf(anna), [], 'waiting');
  await anna.reload();
  await anna.get('lock-wait').waitFor();
  await tried(anna, 4);
  await anna.get('lock-wait').waitFor({ state: 'detached' });
  await enterPin(anna);
  await isOpen(anna);

  // Whoever is in changes nothing of it without the PIN.
  await anna.go('/settings');
  await anna.get('lock-line').click();
  assert.deepEqual(await faultsOf(anna), [], 'changing the lock');
  await anna.get('lock-now').fill('2581');
  await anna.get('lock-off').click();
  await anna.sees('PIN не подходит', '[data-testid="lock-fault"]');
  await anna.get('lock-now').fill(PIN);
  await anna.get('lock-after-1').click();
  await anna.get('lock-save').click();
  await anna.sees('Через 1', '[data-testid="lock-state"]');
  await anna.get('lock-line').click();
  await anna.get('lock-now').fill(PIN);
  await anna.get('lock-off').click();
  await anna.sees('Выключена', '[data-testid="lock-state"]');
  await anna.reload();
  await anna.go('/clients');
  await anna.counts(1);
});

stage.journey('after ten wrong PINs the password opens, and what was not sent is there', async () => {
  const { anna } = await owned(stage, DESKTOP);
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await setLock(anna);
  await anna.go('/status');
  await anna.get('force-offline').check();
  await anna.openClient(id);
  await anna.setField('city', 'Ургенч');
  await anna.page.evaluate(() => document.activeElement.blur());
  await anna.page.keyboard.press('Shift+L');
  await tried(anna, 9);
  await misses(anna, '2581').catch(() => {});
  await anna.sees('Слишком много неверных', '#lock');
  await anna.sees('Не отправлено: 1', '[data-testid="lock-unsent"]');
  assert.equal(await anna.get('lock-pin').count(), 0);
  assert.equal(await anna.get('lock-back').count(), 0);
  assert.deepEqual(await faultsOf(anna), [], 'only the password opens');
  // The person wanted no link; without one nobody can look at the password.
  await anna.get('account-password').fill(PASSWORD);
  await anna.get('lock-password-do').click();
  await anna.get('account-error').waitFor();
  await anna.get('lock-online').click();
  await anna.get('lock-online').waitFor({ state: 'detached' });
  await anna.reload();
  await anna.sees('Слишком много неверных', '#lock');
  await anna.get('account-password').fill('не тот пароль');
  await anna.get('lock-password-do').click();
  await anna.sees('Пароль не подходит', '[data-testid="account-error"]');
  await anna.get('account-password').fill(PASSWORD);
  await anna.get('lock-password-do').click();
  await isOpen(anna);
  await anna.sees('Блокировка выключена', '.toast');
  await anna.inStep();
  await anna.openClient(id);
  assert.equal(await anna.field('city').inputValue(), 'Ургенч');
});

stage.journey('a passkey opens the lock without a network, until the PIN is asked for alone', async () => {
  const { anna } = await owned(stage, PHONE);
  const finger = await authenticator(anna);
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await setLock(anna);
  const sheet = async () => {
    await anna.go('/settings');
    await anna.get('lock-line').click();
    await anna.get('lock-key').waitFor();
  };
  const shut = async () => {
    await sheet();
    await anna.get('lock-shut').click();
    await anna.get('lock').waitFor();
  };

  await sheet();
  await anna.get('lock-key').click();
  await anna.sees('Введите нынешний PIN', '[data-testid="lock-fault"]');
  await anna.get('lock-now').fill(PIN);
  await anna.get('lock-key').click();
  await anna.sees('Ключ не выбран', '[data-testid="lock-key-fault"]');
  assert.deepEqual(await faultsOf(anna), [], 'the lock with a passkey');
  await anna.page.keyboard.press('Escape');

  await anna.go('/settings/account');
  await anna.get('add-passkey').click();
  await anna.sees('Ключ создан', '.toast');
  await sheet();
  await anna.get('lock-now').fill(PIN);
  await anna.get('lock-key').click();
  await anna.sees('Блокировка изменена', '.toast');

  await anna.context.setOffline(true);
  await shut();
  assert.deepEqual(await faultsOf(anna), [], 'a lock that a passkey opens');
  await finger.knows(false);
  await anna.get('lock-by-key').click();
  await anna.sees('Ключ не подтвердил', '[data-testid="lock-fault"]');
  await finger.knows(true);
  await anna.get('lock-by-key').click();
  await isOpen(anna);
  await anna.openClient(id);
  await anna.context.setOffline(false);

  // Another PIN leaves the passkey as it is.
  await sheet();
  await anna.get('lock-now').fill(PIN);
  await anna.get('lock-new').fill('8520');
  await anna.get('lock-again').fill('8520');
  await anna.get('lock-save').click();
  await anna.get('lock-sheet').waitFor({ state: 'detached' });
  await shut();
  await anna.get('lock-by-key').click();
  await isOpen(anna);

  await sheet();
  await anna.get('lock-now').fill('8520');
  await anna.get('lock-key').click();
  await anna.get('lock-sheet').waitFor({ state: 'detached' });
  await shut();
  await anna.get('lock-pin').waitFor();
  assert.equal(await anna.get('lock-by-key').count(), 0);
  await enterPin(anna, '8520');
  await isOpen(anna);
});
