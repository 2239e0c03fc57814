// Whether managers take enquiries themselves: the company's setting, followed at once on the screens of managers.

import assert from 'node:assert/strict';

import { DESKTOP, PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();

const item = (device) => device.get('inbox-item').filter({ hasText: 'Сколько стоит партия бумаги?' });

stage.journey('managers take enquiries themselves, or only those who lead hand them out, as the company says', async () => {
  const { relay, anna } = await owned(stage, DESKTOP);
  const oleg = await joined(stage, relay, await invite(anna, { role: 'manager' }), { name: 'Олег', email: 'oleg@example.com' }, PHONE);
  await anna.get('new-client').first().click();
  await anna.get('add-enquiry').click();
  const form = anna.get('quick-add');
  await form.locator('[data-testid="enquiry-name"]').fill('Ким Алёна');
  await form.locator('[data-testid="enquiry-text"]').fill('Сколько стоит партия бумаги?');
  await anna.saves(() => form.locator('[data-testid="enquiry-save"]').click());
  await anna.inStep();
  await oleg.go('/inbox');
  await item(oleg).waitFor();

  await anna.go('/settings/enquiries');
  const pick = anna.get('managers-pick');
  assert.ok(await pick.isChecked(), 'a company that says nothing lets them');
  assert.deepEqual(await faultsOf(anna), [], 'the rules');
  await anna.saves(() => pick.click());
  await anna.inStep();
  await item(oleg).waitFor({ state: 'detached' });
  await oleg.inStep();
  await oleg.reload();
  assert.equal(await item(oleg).count(), 0, 'nothing of it is on his device');
  await anna.go('/inbox');
  await item(anna).waitFor();

  await anna.go('/settings/enquiries');
  await anna.saves(() => pick.click());
  await anna.inStep();
  await item(oleg).waitFor();
  await oleg.saves(() => item(oleg).locator('[data-testid="inbox-main"]').tap());
  await until(async () => (await item(oleg).getAttribute('data-new')) === 'false', 'he took it');

  await oleg.go('/settings/enquiries');
  await oleg.get('managers-pick').waitFor();
  assert.ok(await oleg.get('managers-pick').isDisabled(), 'he may look at it');
});
