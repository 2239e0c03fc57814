// Two releases of Ingot meet, in both directions: an edit crosses, or the app says what is wanted, keeps the edit and sends it when both
// are of one release. Run by `cargo xtask compat`, which builds the earlier one. Never here: which releases.

import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { ask, entry } from '../support/account.mjs';
import { Device } from '../support/device.mjs';
import { Relay } from '../support/server.mjs';
import { setStage, until } from '../support/stage.mjs';

const { INGOT_SERVER_BEFORE, INGOT_SUPPORT_BEFORE } = process.env;
if (!INGOT_SERVER_BEFORE || !INGOT_SUPPORT_BEFORE) throw new Error('run these journeys with cargo xtask compat');
// The earlier release is handled by its own hands: people may have come in otherwise then.
process.env.INGOT_SERVER = INGOT_SERVER_BEFORE;
const before = {
  Relay: (await import(join(INGOT_SUPPORT_BEFORE, 'server.mjs'))).Relay,
  Device: (await import(join(INGOT_SUPPORT_BEFORE, 'device.mjs'))).Device,
};

const stage = setStage();
/** How long two releases may take to find out what they are to each other. */
const LONG = 60_000;

async function earlierRelay() {
  const relay = await before.Relay.start(await mkdtemp(join(stage.folder, 'before-')));
  stage.ends(() => relay.kill());
  return relay;
}

async function earlierDevice(relay) {
  const device = await before.Device.make(stage.browser, relay.url, { name: 'before' });
  stage.ends(() => device.context.close());
  await device.join(relay.secret);
  await device.page.locator('[data-testid="sync-mark"][data-link="online"]').first().waitFor({ state: 'attached' });
  return device;
}

/** What becomes of the one edit that waits on a device: `sent`, or `kept` by an app that says that a person is needed. */
async function fate(device) {
  let found;
  await until(
    async () => {
      const { link, unsent } = await device.sync();
      if (link === 'online' && unsent === 0) found = 'sent';
      if (link === 'closed') found = 'kept';
      return found;
    },
    'the edit is sent or the app says what is wanted',
    LONG,
  );
  return found;
}

/** The edit is still there, and the person is told what is wanted. */
async function isKept(context, device) {
  assert.equal((await device.sync()).unsent, 1, 'the edit is kept');
  await device.get('sync-mark').first().click();
  const [state, text] = [device.get('sync-state'), device.page.locator('.sync-text').first()];
  context.diagnostic(`${device.name} says: ${await state.textContent()}. ${await text.textContent()}`);
}

/** Somebody else, with this release's app, sees what was written. */
async function crosses(relay, owner, id, notes) {
  const other = await stage.device(relay, { name: 'other' });
  await other.join(owner);
  await other.openClient(id);
  await other.tells(notes);
}

/** The owner's token at a relay that took over the folder of an earlier one. */
async function ownerOf(relay, earlier) {
  if (!relay.ownerSecret) return earlier.secret;
  return (await ask(relay.url, entry(relay.ownerSecret, 'Owner'))).token;
}

/** Takes the new version as a person does; the device is handled as one of this release then. */
async function update(device) {
  await device.page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
  await device.get('update').first().waitFor();
  await Promise.all([device.page.waitForEvent('load'), device.get('update').first().click()]);
  const newer = Object.assign(Object.create(Device.prototype), device, { name: 'updated' });
  await newer.ready();
  return newer;
}

stage.journey('the app of the earlier release stays open while its relay is replaced by this one', async (context) => {
  const earlier = await earlierRelay();
  const device = await earlierDevice(earlier);
  const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  await device.installed();
  await earlier.stop();
  await device.note('Пока меняли сервер');

  const relay = Object.assign(new Relay(), { folder: earlier.folder, port: earlier.port });
  stage.ends(() => relay.kill());
  await relay.start();
  const owner = await ownerOf(relay, earlier);
  const sent = (await fate(device)) === 'sent';
  context.diagnostic(sent ? 'the earlier app works with this relay' : 'the earlier app does not work with this relay');
  if (sent) await crosses(relay, owner, id, 1);
  else await isKept(context, device);

  const updated = await update(device);
  if (!sent) {
    assert.equal((await updated.sync()).unsent >= 1, true, 'the edit came over to the new app');
    await updated.comeIn(owner);
    await updated.reload();
  }
  await updated.inStep(LONG);
  await updated.openClient(id);
  await updated.tells(1);
  await updated.note('С новой версией');
  await updated.inStep(LONG);
  await crosses(relay, owner, id, 2);
});

stage.journey('the app of this release meets a relay of the earlier one', async (context) => {
  const earlier = await earlierRelay();
  const relay = await stage.relay();
  const front = await stage.front(relay);
  const device = await stage.device(front, { name: 'now' });
  const hasAccounts = Boolean(earlier.ownerSecret);
  if (hasAccounts) front.speakFor(earlier);
  await device.join(hasAccounts ? earlier.secret : relay.secret);
  const id = await device.createClient({ name: 'Технопарк', city: 'Навои' });
  await device.inStep();
  await device.installed();
  if (!hasAccounts) front.speakFor(earlier);
  await device.note('При старом сервере');
  const sent = (await fate(device)) === 'sent';
  context.diagnostic(sent ? 'this app works with the earlier relay' : 'this app does not work with the earlier relay');
  if (sent) {
    const other = await earlierDevice(earlier);
    await other.openClient(id);
    await other.tells(1);
    await other.note('Из прежней версии');
    await device.tells(2);
    return;
  }
  await isKept(context, device);
  front.speakFor(relay);
  await device.reload();
  await device.inStep(LONG);
  await crosses(relay, relay.secret, id, 1);
});
