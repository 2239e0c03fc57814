// Passkeys with Chromium's virtual authenticator: made in the own account, used to sign in and to prove who is there, taken away.

import assert from 'node:assert/strict';

import { PASSWORD } from './support/account.mjs';
import { authenticator } from './support/authenticator.mjs';
import { PHONE } from './support/device.mjs';
import { forgetProof, owned, signIn } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const leave = async (device) => {
  await device.go('/settings/account');
  await device.get('sign-out').click();
  await device.get('leave-do').click();
  await device.sees('Вы вышли', 'h1');
  await device.get('to-form').click();
};

stage.journey('a passkey signs in without a password and confirms who is there, until it is removed', async () => {
  const { anna } = await owned(stage, PHONE);
  const lock = await authenticator(anna);
  const id = await anna.createClient({ name: 'Юнона' });
  await anna.inStep();

  await anna.go('/settings/account');
  await anna.get('add-passkey').click();
  await anna.sees('Ключ создан', '.toast');
  await anna.get('passkey').waitFor();
  assert.equal((await lock.keys()).length, 1);
  assert.deepEqual(await faultsOf(anna), [], 'the own account');
  await anna.get('add-passkey').click();
  await anna.sees('уже есть ключ', '.toast');
  assert.equal(await anna.get('passkey').count(), 1);

  await leave(anna);
  await anna.get('by-passkey').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'signing in');
  // The lock does not know the finger: nothing happens, and that is said.
  await lock.knows(false);
  await anna.get('by-passkey').click();
  await anna.sees('Ключ не выбран', '[data-testid="account-error"]');
  await lock.knows(true);
  await anna.get('by-passkey').click();
  await anna.get('sign-in').waitFor({ state: 'detached' });
  await anna.inStep();
  await anna.openClient(id);

  await anna.go('/settings/account');
  await anna.sees('входили', '[data-testid="passkey"]');
  await forgetProof(anna);
  await anna.get('remove-passkey').click();
  await anna.get('confirm-do').click();
  await anna.get('proof-by-passkey').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'confirming');
  await anna.get('proof-by-passkey').click();
  await anna.sees('Ключ убран', '.toast');
  await anna.get('passkey').waitFor({ state: 'detached' });

  await leave(anna);
  await anna.get('by-passkey').click();
  await anna.sees('Этот ключ здесь не действует', '[data-testid="account-error"]');
  await signIn(anna, { email: 'anna@example.com', password: PASSWORD });
  await until(async () => (await anna.get('sign-in').count()) === 0, 'the password works on');
});

stage.journey('without a network a passkey says so, and a browser that has none offers none', async () => {
  const { anna } = await owned(stage);
  await authenticator(anna);
  await anna.go('/settings/account');
  await anna.get('add-passkey').waitFor();
  await anna.context.setOffline(true);
  await anna.get('add-passkey').click();
  await anna.page.locator('.toast').waitFor();
  await anna.context.setOffline(false);

  await anna.page.addInitScript(() => delete window.PublicKeyCredential);
  await anna.reload();
  await anna.get('passkeys').waitFor();
  assert.equal(await anna.get('add-passkey').count(), 0);
  await leave(anna);
  await anna.get('sign-in-do').waitFor();
  assert.equal(await anna.get('by-passkey').count(), 0);
});
