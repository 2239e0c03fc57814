// Accounts: the first owner, invites, signing in and out, being cut off, and what stays on a device.

import assert from 'node:assert/strict';

import { PASSWORD } from './support/account.mjs';
import { DESKTOP, PHONE } from './support/device.mjs';
import { enter, follow, freshRelay, invite, joined, owned, signIn } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };

const member = (device, name) => device.page.locator(`[data-testid="member"][data-name="${name}"]`);

stage.journey('an owner sets up by the link of a fresh relay, invites, and a phone sees the client that is given to it', async () => {
  const relay = await freshRelay(stage);
  const anna = await stage.device(relay);
  await follow(anna, relay.ownerLink);
  await anna.get('enter').waitFor();
  assert.equal(anna.page.url(), `${relay.url}/join`, 'the secret has left the address');
  assert.deepEqual(await faultsOf(anna), [], 'the first owner');

  await anna.get('account-name').fill('Анна');
  await anna.get('account-email').fill('anna');
  await anna.get('account-password').fill('коротко');
  await anna.get('account-password').press('Enter');
  await anna.sees('не похоже на адрес', '[data-testid="account-error"]');
  await anna.page.waitForFunction(() => document.activeElement.id === 'account-email');
  await anna.get('account-email').fill('anna@example.com');
  await anna.get('enter-do').click();
  await anna.sees('не меньше 8', '[data-testid="account-error"]');
  await anna.page.waitForFunction(() => document.activeElement.id === 'account-password');
  await anna.get('account-password').fill('qwertyuiop');
  await anna.get('enter-do').click();
  await anna.sees('пробуют одним из первых', '[data-testid="account-error"]');

  await anna.reload();
  await until(async () => (await anna.get('account-email').inputValue()) === 'anna@example.com', 'what was typed survives a reload');
  assert.equal(await anna.get('account-password').inputValue(), '', 'but for the password');
  await enter(anna, {});
  const client = await anna.createClient({ name: 'Кафе «Плов»', city: 'Самарканд' });

  const link = await invite(anna, { name: 'Олег' });
  assert.match(link, /\/#invite=.+/);
  await anna.get('open-invite').waitFor();
  const phone = await stage.device(relay, { ...PHONE, name: 'phone' });
  await follow(phone, link);
  await phone.sees('Анна приглашает вас как менеджера', 'h1');
  assert.equal(await phone.get('account-name').inputValue(), 'Олег', 'the name that Анна gave');
  assert.deepEqual(await faultsOf(phone), [], 'an invite');
  await enter(phone, { email: OLEG.email });
  await phone.createClient({ name: 'Чайхана' });
  await anna.go('/clients');
  await anna.counts(2);
  // A manager sees what is his: his own, and what is given to him.
  await anna.openClient(client);
  await anna.setField('responsible', 'Олег');
  await phone.go('/clients');
  await phone.counts(2);
  await phone.openClient(client);
  assert.equal(await phone.field('city').inputValue(), 'Самарканд');

  await anna.go('/settings/team');
  await member(anna, 'Олег').waitFor();
  await until(async () => (await anna.get('open-invite').count()) === 0, 'the invite is used up');
  assert.deepEqual(await faultsOf(anna), [], 'the team');
  await phone.go('/settings/team');
  await member(phone, 'Анна').waitFor();
  assert.equal(await phone.get('invite').count(), 0, 'a manager invites nobody');
  assert.equal(await phone.get('member-menu').count(), 0, 'and does nothing to others');
});

stage.journey('links that are wrong, used, withdrawn or expired say so, and what to do', async () => {
  const { relay, anna } = await owned(stage);
  const [used, withdrawn] = [await invite(anna), await invite(anna, { name: 'Вера' })];
  await (await joined(stage, relay, used, OLEG)).context.close();
  await anna.page.locator('[data-testid="open-invite"]').filter({ hasText: 'Вера' }).locator('[data-testid="withdraw"]').click();
  await until(async () => (await anna.get('open-invite').count()) === 0, 'none is left');

  const device = await stage.device(relay, PHONE);
  const title = (text) => device.sees(text, '[data-testid="account-notice"] h1');
  await follow(device, `${relay.url}/#invite=0123456789abcdef`);
  await title('Такой ссылки нет');
  assert.deepEqual(await faultsOf(device), [], 'a wrong link');
  // A link that is opened in the same tab is looked at without a load.
  await device.page.evaluate((link) => (location.href = link), used);
  await title('Ссылка уже не действует');
  await device.page.evaluate((link) => (location.href = link), withdrawn);
  await until(async () => device.page.url() === `${relay.url}/join`, 'the secret has left the address');
  await device.get('account-notice').waitFor();

  // No relay lets a test wait for days: its answer is put in its place.
  const expired = Buffer.concat([Buffer.from([0x82, 0xa1, 0x65, 0xac]), Buffer.from('link_expired'), Buffer.from([0xa1, 0x77, 0])]);
  await device.context.route('**/api/account', (route) => route.fulfill({ status: 410, contentType: 'application/vnd.msgpack', body: expired }));
  await device.page.reload();
  await title('Срок ссылки вышел');
  await device.context.unroute('**/api/account');
  await device.context.route('**/api/account', (route) => route.abort());
  await device.page.reload();
  await title('Нет связи');
  await device.context.unroute('**/api/account');
  await device.get('look-again').click();
  await title('Ссылка уже не действует');
});

stage.journey('a second device signs in by password, works offline after a restart, and a wrong password is said at its field', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();

  const phone = await stage.device(relay, { ...PHONE, name: 'phone' });
  await phone.open('/');
  await phone.get('welcome-sign-in').click();
  assert.deepEqual(await faultsOf(phone), [], 'signing in');
  await signIn(phone, { email: 'anna@example.com', password: 'не тот пароль' });
  await phone.sees('не подходят друг к другу', '[data-testid="account-error"]');
  await phone.page.waitForFunction(() => document.activeElement.id === 'account-password');
  await signIn(phone, { email: 'anna@example.com' });
  await phone.inStep();
  await phone.openClient(client);
  await phone.installed();

  await phone.go('/settings/account');
  await phone.page.locator('[data-testid="device"][data-this="true"]').waitFor();
  assert.equal(await phone.get('device').count(), 2);
  assert.deepEqual(await faultsOf(phone), [], 'the own account');

  await relay.kill();
  await phone.reload();
  await phone.syncs({ link: 'offline' });
  await phone.sees('anna@example.com', '[data-testid="my-account"]');
  await phone.openClient(client);
  await phone.createClient({ name: 'Без связи' });
  await phone.go('/settings/team');
  await phone.sees('Нет связи с сервером', '[data-testid="account-notice"]');
  await relay.start();
  await phone.inStep();
  await member(phone, 'Анна').waitFor();
});

stage.journey('a browser whose storage was emptied joins again by itself', async () => {
  const { relay, anna } = await owned(stage);
  await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await anna.page.goto('about:blank');
  const protocol = await anna.context.newCDPSession(anna.page);
  await protocol.send('Storage.clearDataForOrigin', { origin: relay.url, storageTypes: 'indexeddb,local_storage,cache_storage,service_workers' });
  await anna.page.goto(`${relay.url}/clients`);
  await anna.ready();
  await anna.inStep();
  await anna.counts(1);
});

stage.journey('signing out says what would be lost, leaves nothing, and the relay hears of it later', async () => {
  const { relay, anna } = await owned(stage);
  await anna.createClient({ name: 'Отправлена' });
  await anna.inStep();
  await anna.go('/status');
  await anna.get('force-offline').check();
  await anna.createClient({ name: 'Не отправлена' });
  await anna.syncs({ link: 'forced-offline', unsent: 1 });

  await anna.go('/settings/account');
  await anna.get('sign-out').click();
  await anna.sees('1\u00a0правка', '[data-testid="leave-unsent"]');
  await anna.get('leave-offline').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'signing out');
  await anna.get('leave-stay').click();
  await anna.get('leave-sheet').waitFor({ state: 'detached' });
  await anna.syncs({ unsent: 1 });

  const other = await anna.context.newPage();
  await other.goto(`${relay.url}/clients`);
  await other.locator('html[data-engine="ready"]').waitFor({ state: 'attached' });
  await anna.get('sign-out').click();
  await anna.get('leave-do').click();
  await anna.sees('Вы вышли', 'h1');
  await other.locator('h1').filter({ hasText: 'Вы вышли' }).waitFor();
  await other.close();

  await anna.page.goto(`${relay.url}/clients`);
  await anna.ready();
  await anna.get('first-client').waitFor();
  await anna.reload();
  await anna.syncs({ link: 'alone' });
  await anna.go('/sign-in');
  await signIn(anna, { email: 'anna@example.com' });
  await anna.inStep();
  await anna.go('/clients');
  await anna.counts(1);

  await anna.go('/settings/account');
  await until(async () => (await anna.get('device').count()) === 1, 'the session that was left is over');
  await anna.get('sign-out').click();
  await anna.get('leave-do').click();
  await anna.sees('Вы вышли', 'h1');
});

stage.journey('who is cut off while the app is open has nothing left, and may come back', async () => {
  const { relay, anna } = await owned(stage);
  await anna.createClient({ name: 'Тайна' });
  const phone = await joined(stage, relay, await invite(anna, { role: 'head' }), OLEG, { ...PHONE, name: 'phone' });
  await phone.go('/clients');
  await phone.counts(1);

  await anna.go('/settings/team');
  await member(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('close-access').click();
  await anna.get('confirm-do').click();
  await phone.sees('Доступ с этого устройства закрыт', 'h1');
  assert.deepEqual(await faultsOf(phone), [], 'being cut off');
  const stores = await phone.page.evaluate(async () => {
    const read = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await read(indexedDB.open('ingot'));
    const names = ['documents', 'pending', 'packs', 'fresh_rows', 'refused'];
    const counts = await Promise.all(names.map((name) => read(database.transaction(name).objectStore(name).count())));
    database.close();
    return counts;
  });
  assert.deepEqual(stores, [0, 0, 0, 0, 0]);
  await phone.page.goto(`${relay.url}/clients`);
  await phone.ready();
  await phone.get('first-client').waitFor();
  await phone.go('/sign-in');
  await signIn(phone, { email: OLEG.email });
  await phone.get('account-error').waitFor();

  await member(anna, 'Олег').and(anna.page.locator('[data-active="false"]')).waitFor();
  await member(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('open-access').click();
  await member(anna, 'Олег').and(anna.page.locator('[data-active="true"]')).waitFor();
  await signIn(phone, { email: OLEG.email });
  await phone.inStep();
  await phone.go('/clients');
  await phone.counts(1);
});

stage.journey('a signed-out device keeps its edits, takes nobody else, and sends them when its person is back', async () => {
  const { relay, anna } = await owned(stage);
  const phone = await stage.device(relay, { ...PHONE, name: 'phone' });
  await phone.open('/sign-in');
  await signIn(phone, { email: 'anna@example.com' });
  await phone.inStep();
  const oleg = await joined(stage, relay, await invite(anna, { role: 'head' }), OLEG);

  await anna.go('/settings/account');
  await anna.get('change-password').click();
  await anna.get('account-old').fill('не он');
  await anna.get('account-password').fill('вечерний чай остыл');
  await anna.get('password-do').click();
  await anna.sees('не подходят', '[data-testid="account-error"]');
  await anna.get('account-old').fill(PASSWORD);
  assert.deepEqual(await faultsOf(anna), [], 'changing the password');
  await anna.get('password-do').click();
  await anna.sees('Пароль сменён');
  await phone.syncs({ link: 'closed' });
  await phone.createClient({ name: 'Ждёт входа' });
  await phone.syncs({ unsent: 1 });

  await phone.get('signed-out').click();
  assert.equal(await phone.get('account-email').inputValue(), 'anna@example.com');
  await signIn(phone, OLEG);
  await phone.sees('данные другого сотрудника: Анна', '[data-testid="account-error"]');
  await signIn(phone, { email: 'anna@example.com', password: 'вечерний чай остыл' });
  await phone.inStep();
  await oleg.go('/clients');
  await oleg.counts(1);
});

stage.journey('a forgotten password is set anew by a link of the owner', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  const oleg = await joined(stage, relay, await invite(anna), OLEG);
  await anna.go('/settings/team');
  await member(anna, 'Олег').locator('[data-testid="member-menu"]').click();
  await anna.get('make-recovery').click();
  await anna.get('make-link').click();
  const link = await anna.get('made-link').inputValue();
  assert.deepEqual(await faultsOf(anna), [], 'a link');

  await follow(oleg, link);
  await oleg.sees('Олег, задайте новый пароль', 'h1');
  await enter(oleg, { password: 'забыл и вспомнил' });
  const phone = await stage.device(relay, { ...PHONE, name: 'phone' });
  await phone.open('/sign-in');
  await signIn(phone, OLEG);
  await phone.get('account-error').waitFor();
  await signIn(phone, { ...OLEG, password: 'забыл и вспомнил' });
  await phone.inStep();
});
