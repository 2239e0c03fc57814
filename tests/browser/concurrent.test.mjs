// Two people change the same things without a link. When it returns, both see the same, and nothing that either wrote is
// missing from the history.

import assert from 'node:assert/strict';
import { agree, setStage } from './support/stage.mjs';

const stage = setStage();

stage.journey('the same client and the same deal, edited on two devices offline', async () => {
  const relay = await stage.relay();
  const nets = [await stage.proxy(relay), await stage.proxy(relay)];
  const [dilnoza, oleg] = [await stage.device(nets[0], { name: 'dilnoza' }), await stage.device(nets[1], { name: 'oleg' })];
  await dilnoza.join(relay.secret);
  const id = await dilnoza.createClient({ name: 'Фаиз Текстиль', city: 'Фергана', deal: 'Пряжа', amount: '5 000 000' });
  await dilnoza.inStep();
  await oleg.join(relay.secret);
  await oleg.openClient(id);
  await oleg.inStep();

  nets.forEach((net) => net.cut());
  await Promise.all([dilnoza.syncs({ link: 'offline' }), oleg.syncs({ link: 'offline' })]);

  // Different facts, the same fact, a note of each, one deal to two stages.
  await dilnoza.setField('city', 'Маргилан');
  await dilnoza.setField('name', 'Фаиз Текстиль (Дильноза)');
  await dilnoza.note('Дильноза: просят скидку');
  await dilnoza.setStage('negotiation');
  await oleg.setField('address', 'ул. Навои, 1');
  await oleg.setField('name', 'Фаиз Текстиль (Олег)');
  await oleg.note('Олег: отправил КП');
  await oleg.setStage('deciding');
  await dilnoza.syncs({ unsent: 4 });
  await oleg.syncs({ unsent: 4 });

  nets.forEach((net) => net.restore());
  await Promise.all([dilnoza.inStep(60_000), oleg.inStep(60_000)]);
  const seen = await agree(
    () => dilnoza.facts(),
    () => oleg.facts(),
  );

  assert.equal(seen.city, 'Маргилан');
  assert.equal(seen.address, 'ул. Навои, 1');
  assert.match(seen.name, /^Фаиз Текстиль \((Дильноза|Олег)\)$/);
  const history = seen.history.join('\n');
  assert.match(history, /Дильноза: просят скидку/);
  assert.match(history, /Олег: отправил КП/);
  assert.match(history, /Неразобранные → Переговоры/);
  assert.match(history, /Неразобранные → Принимают решение/);
  assert.equal(seen.deals.length, 1);
  assert.ok(['negotiation', 'deciding'].includes(seen.deals[0][1]));

  // One of the two names stands there; the other is offered beside it until somebody says which is right.
  const other = seen.name.includes('Олег') ? 'Дильноза' : 'Олег';
  await Promise.all([dilnoza, oleg].map((one) => one.get('contested').filter({ hasText: other }).waitFor()));
  assert.equal(await oleg.get('contested-value').count(), 2, 'what only one of them wrote is not asked about');
  await oleg.saves(() => oleg.get('contested-value').filter({ hasText: other }).click());
  await Promise.all([dilnoza, oleg].map((one) => one.get('contested').waitFor({ state: 'detached' })));
  await agree(
    () => dilnoza.facts(),
    () => oleg.facts(),
  );
  assert.match(await dilnoza.field('name').inputValue(), new RegExp(other));

  // The board and a third, new device say the same.
  const third = await stage.device(relay, { name: 'third' });
  await third.join(relay.secret);
  await third.openClient(id);
  await agree(
    () => third.facts(),
    () => oleg.facts(),
  );
  for (const device of [dilnoza, oleg]) {
    await device.go('/deals');
    await device.page.locator(`[data-testid="deal-card"][data-stage="${seen.deals[0][1]}"]`).waitFor();
  }
});

stage.journey('both online: an edit appears on the other screen while it is open', async () => {
  const relay = await stage.relay();
  const [one, two] = [await stage.device(relay), await stage.device(relay)];
  await one.join(relay.secret);
  const id = await one.createClient({ name: 'Кафе' });
  await two.join(relay.secret);
  await two.openClient(id);
  await one.note('Видно сразу');
  await two.sees('Видно сразу', '[data-testid="note-text"]');
  await two.setField('city', 'Коканд');
  await one.page.waitForFunction(() => document.querySelector('[data-testid="field-city"]').value === 'Коканд');
});
