import { mkdtemp } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { firstLoad } from './bench/many.mjs';
import { launch } from './support/browser.mjs';
import { Proxy } from './support/proxy.mjs';
import { Relay } from './support/server.mjs';
import { writeFileSync } from 'node:fs';
const folder = await mkdtemp('/tmp/prof-');
execFileSync(process.env.INGOT_FILL, [folder, '10000', 'demo']);
const relay = await Relay.start(folder);
const browser = await launch();
const proxy = await Proxy.start(relay.port);
const { device } = await firstLoad(browser, proxy, relay, 10000);
await device.page.close(); proxy.cut();
const rate = Number(process.env.RATE ?? 4);
const page = await device.context.newPage();
const session = await device.context.newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate });
await page.addInitScript(() => {
  window.tasks = [];
  new PerformanceObserver((l) => { for (const e of l.getEntries()) window.tasks.push([Math.round(e.startTime), Math.round(e.duration)]); }).observe({ type: 'longtask' });
});
await page.goto(`${device.url}/clients`, { waitUntil: 'commit' });
await device.ready(page);
await page.waitForTimeout(3000);
console.log('start tasks', JSON.stringify(await page.evaluate(() => { const t = window.tasks; window.tasks = []; return t; })));
await page.locator('[data-testid="search"]').first().waitFor();
const trace = process.env.TRACE;
if (trace) { await session.send('Profiler.enable'); await session.send('Profiler.setSamplingInterval', { interval: 500 }); await session.send('Profiler.start'); }
for (const text of ['анор', '+998901', '90 123', 'тошкент', 'ooo savdo', 'karimov', 'мебель']) {
  const out = [];
  for (const typed of [...Array.from(text, (_, i) => text.slice(0, i + 1)), '']) {
    const ms = await page.evaluate((t) => new Promise((resolve) => {
      const input = document.querySelector('[data-testid="search"]');
      const began = performance.now();
      input.value = t;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const sync = performance.now() - began;
      requestAnimationFrame(() => setTimeout(() => resolve([sync, performance.now() - began])));
    }), typed);
    const n = await page.evaluate(() => document.querySelectorAll('[data-testid="row-name"]').length);
    out.push(`${typed || '∅'}:${ms.map((m) => m.toFixed(0)).join('/')}(${n})`);
  }
  console.log(out.join(' '));
}
console.log('search tasks', JSON.stringify(await page.evaluate(() => { const t = window.tasks; window.tasks = []; return t; })));
if (trace) { const { profile } = await session.send('Profiler.stop'); writeFileSync('/tmp/search.cpuprofile', JSON.stringify(profile)); await session.send('Profiler.start'); }
for (const path of ['/clients', '/deals', '/tasks', '/', '/clients', '/deals', '/inbox', '/']) {
  const ms = await page.evaluate((href) => new Promise((resolve) => {
    const link = Object.assign(document.createElement('a'), { href }); document.body.append(link);
    const began = performance.now(); link.click(); link.remove();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  }), path);
  await page.waitForTimeout(700);
  console.log(path, ms.toFixed(0), JSON.stringify(await page.evaluate(() => { const t = window.tasks; window.tasks = []; return t; })));
}
if (trace) { const { profile } = await session.send('Profiler.stop'); writeFileSync('/tmp/screens.cpuprofile', JSON.stringify(profile)); }
for (const id of ['scope-all', 'scope-mine', 'scope-all']) {
  const began = Date.now(); await page.locator(`[data-testid="${id}"]`).click(); await page.waitForTimeout(700);
  console.log(id, JSON.stringify(await page.evaluate(() => { const t = window.tasks; window.tasks = []; return t; })));
}
await browser.close(); await relay.kill(); await proxy.close(); process.exit(0);
