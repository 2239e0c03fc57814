// One person, two companies on one relay: each at its own address, with its own clients, and a way from one to the other.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { DESKTOP, Device, PHONE } from './support/device.mjs';
import { enter, follow, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

/** Adds a company to a relay that runs; returns the link of its owner. */
async function company(relay, name) {
  const { stdout } = await promisify(execFile)(process.env.INGOT_SERVER, ['workspace', 'add', name, '--data', relay.folder, '--url', relay.url]);
  return /http\S+/.exec(stdout)[0];
}

const addresses = (device) => device.page.locator('[data-testid="go-to-workspace"]').allInnerTexts();

stage.journey('two companies on one relay: nothing in common but the way from one to the other', async () => {
  const { relay, anna } = await owned(stage, PHONE);
  await anna.createClient({ name: 'Юнона' });
  const link = await company(relay, 'beruni.localhost');
  const host = new URL(link).host;

  const there = await Device.around(anna.context, new URL(link).origin, 'beruni');
  await follow(there, link);
  await enter(there, { name: 'Анна', email: 'anna@example.com' });
  await there.createClient({ name: 'Авось' });
  await there.inStep();
  await there.go('/clients');
  await there.counts(1);
  assert.equal(await there.page.getByText('Юнона').count(), 0);
  await anna.go('/clients');
  await anna.counts(1);
  assert.equal(await anna.page.getByText('Авось').count(), 0);

  await anna.go('/settings/account');
  await anna.get('workspaces').waitFor();
  assert.deepEqual(await faultsOf(anna), [], 'the own account');
  for (const [wrong, said] of [
    ['не адрес', 'не похоже на адрес'],
    ['javascript:alert(1)', 'не похоже на адрес'],
    [relay.url, 'в которой вы сейчас'],
  ]) {
    await anna.get('workspace-address').fill(wrong);
    await anna.get('add-workspace').click();
    await anna.sees(said, '[data-testid="workspace-wrong"]');
  }
  await anna.get('workspace-address').fill('beruni.localhost');
  await anna.reload();
  assert.equal(await anna.get('workspace-address').inputValue(), 'beruni.localhost', 'what was typed is there after a reload');
  await anna.page.keyboard.press('Tab');
  await anna.get('workspace-address').focus();
  await anna.page.keyboard.press('Enter');
  await until(async () => (await addresses(anna)).length === 1, 'it is in the list');
  assert.deepEqual(await addresses(anna), [host]);
  await anna.get('workspace-address').fill(`http://${host}/clients`);
  await anna.get('add-workspace').click();
  await anna.sees('уже в списке', '[data-testid="workspace-wrong"]');

  // The first time, the other company offers the way back.
  await there.page.close();
  await anna.get('go-to-workspace').click();
  await anna.get('came-from').waitFor();
  assert.equal(new URL(anna.page.url()).host, host);
  assert.ok(!anna.page.url().includes('#'), 'the address says no longer where from');
  assert.deepEqual(await faultsOf(anna), [], 'where one came from');
  await anna.get('keep-workspace').click();
  assert.deepEqual(await addresses(anna), [new URL(relay.url).host]);
  assert.equal(await anna.get('came-from').count(), 0);
  await anna.get('go-to-workspace').click();
  await anna.ready();
  assert.equal(anna.page.url(), `${relay.url}/`, 'later ways lead to the first screen');
  await anna.go('/clients');
  await anna.counts(1);
  await anna.sees('Юнона');

  await anna.go('/settings/account');
  await anna.get('remove-workspace').click();
  await until(async () => (await addresses(anna)).length === 0, 'it is out of the list');
});

stage.journey('the palette goes to another company, and a link from anywhere puts nothing into the list by itself', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  const host = new URL(await company(relay, 'beruni.localhost')).host;
  await anna.go('/settings/account');
  await anna.get('workspace-address').fill('beruni.localhost');
  await anna.get('add-workspace').click();
  await until(async () => (await addresses(anna)).length === 1, 'it is in the list');
  await anna.page.keyboard.press('Escape');
  await anna.page.locator('h1').first().click();
  await anna.page.keyboard.press('Control+k');
  await anna.get('palette-in').fill('beruni');
  await until(async () => (await anna.get('palette-line').first().innerText()).includes(`Перейти: ${host}`), 'the palette knows it');
  await anna.page.keyboard.press('Enter');
  await anna.page.waitForURL(`http://${host}/**`);

  await anna.page.goto(`${relay.url}/settings/account#from=https://evil.example`);
  await anna.ready();
  await anna.sees('evil.example', '[data-testid="came-from"]');
  assert.deepEqual(await addresses(anna), [host]);
  await anna.page.goto(`${relay.url}/settings/account#from=javascript:alert(1)`);
  await anna.page.reload();
  await anna.ready();
  await anna.get('workspaces').waitFor();
  assert.equal(await anna.get('came-from').count(), 0);
});
