// A relay that nobody owns yet, and what people do at the screens of accounts. Never here: assertions.

import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { MEDIA_TYPE, PASSWORD, PATH, pack } from './account.mjs';
import { Relay } from './server.mjs';

/** A relay that nobody owns yet. */
export async function freshRelay(stage) {
  const relay = await Relay.startAlone(await mkdtemp(join(stage.folder, 'fresh-')));
  stage.ends(() => relay.kill());
  return relay;
}

/** Opens a one-time link in a tab of its own. */
export async function follow(device, link) {
  device.page ??= await device.context.newPage();
  await device.page.goto(link);
  await device.ready();
}

/** Fills in what a link asks for and comes in. */
export async function enter(device, { name, email, password = PASSWORD }) {
  if (name) await device.get('account-name').fill(name);
  if (email) await device.get('account-email').fill(email);
  await device.get('account-password').fill(password);
  await device.get('enter-do').click();
  await device.inStep();
}

/** Signs in by a password. */
export async function signIn(device, { email, password = PASSWORD }) {
  await device.get('account-email').fill(email);
  await device.get('account-password').fill(password);
  await device.get('sign-in-do').click();
}

/** Makes an invite on the screen of the team; returns its link. */
export async function invite(device, { role = 'manager', name = '', department } = {}) {
  await device.go('/settings/team');
  await device.get('invite').click();
  await device.get('invite-name').fill(name);
  await device.get(`role-${role}`).check();
  if (department) await device.page.locator(`[data-testid="department-one"][data-name="${department}"]`).check();
  await device.get('make-link').click();
  const link = await device.get('made-link').inputValue();
  await device.get('qr').waitFor();
  await device.page.keyboard.press('Escape');
  return link;
}

/** A relay with its owner, Анна, who is in step. */
export async function owned(stage, options) {
  const relay = await freshRelay(stage);
  const anna = await stage.device(relay, options);
  await follow(anna, relay.ownerLink);
  await enter(anna, { name: 'Анна', email: 'anna@example.com' });
  return { relay, anna };
}

/** Another device of the one who has this link. */
export async function joined(stage, relay, link, { name, email }, options) {
  const device = await stage.device(relay, options);
  await follow(device, link);
  await enter(device, { name, email });
  return device;
}

/** What needs the password again. */
const GUARDED = /set_member|make_recovery|make_codes|confirm|offer_passkey|remove_passkey|export_list/;

/** No relay lets a test wait for ten minutes: what it would say then is said in its place, to the questions that need a proof. */
export async function forgetProof(device) {
  const needed = { status: 403, contentType: MEDIA_TYPE, body: Buffer.from(pack({ e: 'proof_needed', w: 0 })) };
  let isProven = false;
  const answer = async (route) => {
    const asked = route.request().postDataBuffer().toString('latin1');
    const proves = asked.includes('prove');
    if (!proves && !isProven && GUARDED.test(asked)) return route.fulfill(needed);
    const response = await route.fetch();
    isProven ||= proves && response.ok();
    return route.fulfill({ response });
  };
  // A question that is still under way when the browser closes has nobody who waits for it.
  await device.context.route(`**${PATH}`, (route) => answer(route).catch(() => {}));
}
