// Edits that their author had no right to any more: they go to whoever may make them, who sees what would change and decides; the author
// hears of it.

import assert from 'node:assert/strict';

import { PHONE } from './support/device.mjs';
import { invite, joined, owned } from './support/fresh.mjs';
import { faultsOf } from './support/look.mjs';
import { setStage, until } from './support/stage.mjs';

const stage = setStage();
const OLEG = { name: 'Олег', email: 'oleg@example.com' };

async function handOver(device, client, to) {
  await device.openClient(client);
  await device.saves(() => device.setField('responsible', to));
  await device.inStep();
}

const outcome = (device, handed) => device.page.locator(`[data-testid="refused-outcome"][data-handed="${handed}"]`);

stage.journey('a manager who lost a client while he was away: the head decides, and he hears what became of it', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Кафе «Плов»', phone: '90 123-45-67', city: 'Самарканд' });
  const link = await invite(anna);
  const proxy = await stage.proxy(relay);
  const oleg = await joined(stage, proxy, link.replace(relay.url, proxy.url), OLEG, PHONE);
  await oleg.inStep();
  await handOver(anna, client, 'Олег');
  await oleg.openClient(client);
  proxy.cut();
  await oleg.get('tab-about').tap();
  await oleg.setField('city', 'Бухара');
  await oleg.get('tab-history').tap();
  await oleg.note('Договорились на вторник');
  await handOver(anna, client, 'Анна');
  proxy.restore();

  await oleg.go('/status');
  await outcome(oleg, 'waits').nth(1).waitFor();
  assert.deepEqual(await faultsOf(oleg), [], 'what was handed in, on a phone');

  await anna.go('/inbox');
  await anna.reload();
  await anna.get('review-item').waitFor();
  await anna.get('review-fact').first().waitFor();
  assert.equal(await anna.get('review-item').count(), 1, 'of one author to one client: one decision');
  const said = await anna.get('review-item').innerText();
  for (const word of ['Олег', 'Кафе «Плов»', 'Самарканд', 'Бухара', 'Договорились на вторник']) assert.ok(said.includes(word), `${word} in ${said}`);
  assert.deepEqual(await faultsOf(anna), [], 'what waits for a decision');
  await anna.get('inbox-badge').waitFor();
  await anna.saves(() => anna.get('review-apply').click());
  await anna.get('review-item').waitFor({ state: 'detached' });
  await anna.inStep();
  await anna.openClient(client);
  await until(async () => (await anna.field('city').inputValue()) === 'Бухара', 'the edit is made');
  await anna.sees('Договорились на вторник');

  await oleg.reload();
  await oleg.inStep();
  await oleg.go('/status');
  await outcome(oleg, 'accepted').nth(1).waitFor();
  await oleg.sees('Принято. Решение: Анна');
});

stage.journey('what is declined changes nothing, and its author keeps the text', async () => {
  const { relay, anna } = await owned(stage);
  const client = await anna.createClient({ name: 'Анор', phone: '90 123-45-67', city: 'Самарканд' });
  const link = await invite(anna);
  const proxy = await stage.proxy(relay);
  const oleg = await joined(stage, proxy, link.replace(relay.url, proxy.url), OLEG);
  await handOver(anna, client, 'Олег');
  await oleg.openClient(client);
  proxy.cut();
  await oleg.setField('city', 'Хива');
  await handOver(anna, client, 'Анна');
  proxy.restore();
  await oleg.go('/status');
  await outcome(oleg, 'waits').waitFor();

  // Also beside what syncing did: a company may do without an inbox.
  await anna.go('/status');
  await anna.reload();
  await anna.get('review-decline').click();
  await anna.get('review-item').waitFor({ state: 'detached' });
  await anna.openClient(client);
  assert.equal(await anna.field('city').inputValue(), 'Самарканд');
  await anna.go('/settings/team');
  await anna.get('journal').click();
  await anna.sees('Отклонена правка коллеги');

  await oleg.reload();
  await oleg.inStep();
  await oleg.go('/status');
  await outcome(oleg, 'declined').waitFor();
  await oleg.sees('Хива');
  await oleg.get('dismiss-refused').click();
  await oleg.get('refused-edit').waitFor({ state: 'detached' });
});
