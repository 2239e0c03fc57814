// What protects an account: the password asked for again, recovery codes, the access log; and a new name that reaches the team.

import assert from 'node:assert/strict';

import { PASSWORD } from './support/account.mjs';
import { DESKTOP, PHONE } from './support/device.mjs';
import { forgetProof, invite, joined, owned, signIn } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };

const member = (device, name) => device.page.locator(`[data-testid="member"][data-name="${name}"]`);

stage.journey('a new name reaches the team, also when it was given without a link', async () => {
  const { relay, anna } = await owned(stage);
  const phone = await joined(stage, relay, await invite(anna), OLEG, { ...PHONE, name: 'phone' });
  const rename = async (name) => {
    await phone.go('/settings');
    await phone.get('my-name').fill(name);
    await phone.get('my-name').press('Enter');
  };
  await rename('Олег Ким');
  await until(async () => {
    await anna.go('/clients');
    await anna.go('/settings/team');
    await anna.get('team').waitFor();
    return (await member(anna, 'Олег Ким').count()) === 1;
  }, 'the team has the new name');

  await phone.go('/status');
  await phone.get('force-offline').check();
  await rename('Олег Цой');
  await phone.go('/status');
  await phone.get('force-offline').uncheck();
  await phone.inStep();
  await until(async () => {
    await anna.go('/clients');
    await anna.go('/settings/team');
    await anna.get('team').waitFor();
    return (await member(anna, 'Олег Цой').count()) === 1;
  }, 'the team has the name that was given without a link');
});

stage.journey('a role is changed after the password was entered again, and the log says so', async () => {
  const { relay, anna } = await owned(stage, PHONE);
  await (await joined(stage, relay, await invite(anna), OLEG)).context.close();
  await anna.go('/settings/team');
  await member(anna, 'Олег').waitFor();
  await forgetProof(anna);
  const setRole = async () => {
    await member(anna, 'Олег').locator('[data-testid="member-menu"]').click();
    await anna.page.locator('[data-testid="set-role"]').filter({ hasText: 'Руководитель' }).first().click();
    await anna.get('proof-sheet').waitFor();
  };
  await setRole();
  assert.deepEqual(await faultsOf(anna), [], 'the password is asked for');
  await anna.page.keyboard.press('Escape');
  await anna.sees('ничего не сделано');
  await setRole();
  await anna.get('account-password').fill('не он');
  await anna.get('proof-do').click();
  await anna.sees('Пароль не подходит', '[data-testid="account-error"]');
  await anna.get('account-password').fill(PASSWORD);
  await anna.get('account-password').press('Enter');
  await anna.get('proof-sheet').waitFor({ state: 'detached' });
  await member(anna, 'Олег').filter({ hasText: 'Руководитель' }).waitFor();

  await anna.get('journal').click();
  const entry = anna.page.locator('[data-testid="journal-one"]');
  await entry.filter({ hasText: 'Новая роль: Руководитель' }).filter({ hasText: 'Анна → Олег' }).waitFor();
  await entry.filter({ hasText: 'Личность подтверждена' }).first().waitFor();
  await entry.filter({ hasText: 'Вход по ссылке' }).first().waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'the access log');
});

stage.journey('a client is erased for good only after the password was entered again', async () => {
  const { anna } = await owned(stage, PHONE);
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await anna.openClient(id);
  await forgetProof(anna);
  await anna.get('client-menu').click();
  await anna.get('erase-client').click();
  await anna.get('erase-do').click();
  await anna.get('proof-sheet').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'the password is asked for above another sheet');
  await anna.page.keyboard.press('Escape');
  await anna.sees('ничего не сделано', '.toast');
  await anna.get('erase-sheet').waitFor();
  await anna.get('erase-do').click();
  await anna.get('account-password').fill(PASSWORD);
  await anna.get('proof-do').click();
  await anna.sees('Клиент стёрт навсегда', '.toast');
  await anna.go('/clients');
  await anna.counts(0);
});

stage.journey('an owner who forgot the password comes in by a recovery code, once', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  await anna.createClient({ name: 'Юнона' });
  await anna.inStep();
  await anna.go('/settings/account');
  await anna.sees('Ещё не созданы', '[data-testid="codes-left"]');
  await anna.get('codes').click();
  await anna.get('codes-make').click();
  await anna.get('codes-made').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'recovery codes');
  const codes = await anna.page.locator('[data-testid="codes-made"] li').allInnerTexts();
  assert.equal(new Set(codes).size, 10);
  await anna.get('codes-kept').click();
  await anna.sees('Осталось 10 из 10', '[data-testid="codes-left"]');

  const phone = await stage.device(relay, { ...PHONE, name: 'phone' });
  await phone.open('/sign-in');
  const byCode = async (code, password) => {
    await phone.get('account-email').fill('anna@example.com');
    await phone.get('account-code').fill(code);
    await phone.get('account-password').fill(password);
    await phone.get('code-do').click();
  };
  await phone.get('forgot').click();
  await phone.get('by-code').click();
  assert.deepEqual(await faultsOf(phone), [], 'coming in by a code');
  await byCode('2345-6789-ABCD-EFGH', 'жираф у фонтана');
  await phone.sees('не подходят друг к другу', '[data-testid="account-error"]');
  await phone.page.waitForFunction(() => document.activeElement.id === 'account-code');
  await byCode(codes[0].toLowerCase(), 'жираф у фонтана');
  await phone.inStep();
  await phone.go('/clients');
  await phone.counts(1);
  await anna.syncs({ link: 'closed' });
  await phone.go('/settings/account');
  await phone.sees('Осталось 9 из 10', '[data-testid="codes-left"]');

  await anna.get('signed-out').click();
  await signIn(anna, { email: 'anna@example.com' });
  await anna.get('account-error').waitFor();
  await signIn(anna, { email: 'anna@example.com', password: 'жираф у фонтана' });
  await anna.inStep();
});
