// A company of many clients: the first load, a later start without a network, search, screens, and dragging on a full board, at full
// speed and with a CPU four times as slow (the page's; a worker is not slowed down). Never here: what is right or wrong.

import { Device } from '../support/device.mjs';
import { Proxy } from '../support/proxy.mjs';
import { day } from './day.mjs';
import { spread } from './figures.mjs';

/** What is searched for, letter by letter, each taken away at once before the next: names in both alphabets, phones, a city, firms. */
const SEARCHED = ['анор', '+998901', '90 123', 'тошкент', 'ooo savdo', 'karimov', 'мебель'];
/** Starts of which the middle one counts. */
const STARTS = 3;
const SCREENS = ['/clients', '/deals', '/tasks', '/', '/clients', '/deals', '/inbox', '/'];
const LOAD = 180_000;

/** Remembers long tasks of a page. */
async function watch(page) {
  await page.addInitScript(() => {
    window.longest = { task: 0, tasks: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.longest.task = Math.max(window.longest.task, duration);
        window.longest.tasks += 1;
      }
    }).observe({ type: 'longtask' });
  });
}

const longest = (page) => page.evaluate(() => window.longest);
const forget = (page) => page.evaluate(() => Object.assign(window.longest, { task: 0, tasks: 0 }));

/** An empty device receives all: until the list is usable, until every document is here, and what went over the wire. */
export async function firstLoad(browser, proxy, relay, clients) {
  const device = await Device.make(browser, proxy.url);
  device.page = await device.context.newPage();
  await watch(device.page);
  await device.page.goto(`${device.url}/clients`);
  await device.ready();
  await device.installed();
  const began = Date.now();
  const before = proxy.connections.length;
  await device.comeIn(relay.secret);
  await device.page.reload();
  await device.page.locator(`[data-testid="count-all"][data-count="${clients}"]`).waitFor({ timeout: LOAD });
  const usable = Date.now() - began;
  await device.inStep(LOAD);
  const all = Date.now() - began;
  const wire = proxy.connections.slice(before).filter(({ path }) => path === '/sync');
  const bytes = wire.reduce((sum, { up, down }) => sum + up + down, 0);
  return { device, figures: { usable, all, bytes, longest: (await longest(device.page)).task } };
}

/** From the navigation to a painted list, with the relay gone. */
async function start(device, rate) {
  const page = await device.context.newPage();
  const session = await device.context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await watch(page);
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-testid="row-name"]')) requestAnimationFrame(() => (window.listed = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${device.url}/clients`, { waitUntil: 'commit' });
  const millis = await page.waitForFunction(() => window.listed, null, { timeout: LOAD }).then((handle) => handle.jsonValue());
  await device.ready(page);
  return { page, millis };
}

/** From a keystroke to the frame after the one that shows what it found. */
async function search(page) {
  const field = page.locator('[data-testid="search"]').first();
  await field.waitFor();
  const millis = [];
  const letters = SEARCHED.flatMap((text) => [...Array.from(text, (_, index) => text.slice(0, index + 1)), '']);
  for (const text of letters) {
    millis.push(
      await page.evaluate(
        (typed) =>
          new Promise((resolve) => {
            const input = document.querySelector('[data-testid="search"]');
            const began = performance.now();
            input.value = typed;
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          }),
        text,
      ),
    );
  }
  return spread(millis);
}

/** From a tap on a link to the first frame of its screen. */
async function screens(page) {
  const millis = [];
  for (const path of SCREENS) {
    millis.push(
      await page.evaluate(
        (href) =>
          new Promise((resolve) => {
            const link = Object.assign(document.createElement('a'), { href });
            document.body.append(link);
            const began = performance.now();
            link.click();
            link.remove();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          }),
        path,
      ),
    );
    await page.waitForTimeout(100);
  }
  return spread(millis);
}

/** Frames while a card is dragged over the whole board. */
async function drag(page, device) {
  await device.go.call({ page }, '/deals');
  const card = page.locator('[data-testid="deal-card"]').first();
  await card.waitFor();
  const box = await card.boundingBox();
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.mouse.down();
  await page.evaluate(() => {
    window.frames = [];
    const note = (at) => {
      window.frames.push(at);
      window.framing = requestAnimationFrame(note);
    };
    window.framing = requestAnimationFrame(note);
  });
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.move(box.x + 40 + (step % 60) * 14, box.y + 20 + (step % 30) * 6);
  }
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.framing);
    return window.frames;
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const gaps = frames.slice(1).map((at, index) => at - frames[index]);
  const seconds = (frames.at(-1) - frames[0]) / 1_000;
  return { fps: (frames.length - 1) / seconds, longest: Math.max(...gaps), cards: await page.locator('[data-testid="deal-card"]').count() };
}

/** All of it, on a relay that holds so many clients. */
export async function many(browser, relay, clients) {
  const proxy = await Proxy.start(relay.port);
  const { device, figures: load } = await firstLoad(browser, proxy, relay, clients);
  await device.page.close();
  proxy.cut();
  const speeds = {};
  for (const rate of [1, 4]) {
    const starts = [];
    let page;
    for (let number = 0; number < STARTS; number += 1) {
      await page?.close();
      const started = await start(device, rate);
      page = started.page;
      starts.push({ millis: started.millis, opened: (await longest(page)).task });
    }
    const middle = (of) => spread(starts.map(of)).p50;
    const [millis, opened] = [middle((one) => one.millis), middle((one) => one.opened)];
    await forget(page);
    const found = await search(page);
    const shown = await screens(page);
    const used = await longest(page);
    const dragged = await drag(page, device);
    speeds[`${rate}×`] = { start: millis, longest_at_start: opened, search: found, screens: shown, longest_in_use: used.task, drag: dragged };
    await page.close();
    speeds[`${rate}×`].day = await day(device, rate);
  }
  await device.context.close();
  await proxy.close();
  return { clients, load, speeds };
}
