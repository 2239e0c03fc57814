// What a file of journeys needs around it: one browser, a folder for data, and the end of everything that a journey started,
// also when it failed. Never here: a journey's steps.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { Device } from './device.mjs';
import { Front } from './front.mjs';
import { Proxy } from './proxy.mjs';
import { Relay } from './server.mjs';

export const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
/** Pictures for a person to look at; not committed. */
export const OUT = join(HERE, 'out');
/** A journey that takes longer hangs. */
const JOURNEY_MS = 120_000;

/** Sets the stage for a file; call it once, at the top. */
export function setStage() {
  const stage = { browser: undefined, folder: undefined };
  let ends = [];
  let devices = [];

  before(async () => {
    await mkdir(OUT, { recursive: true });
    stage.folder = await mkdtemp(join(tmpdir(), 'ingot-browser-'));
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    if (stage.folder) await rm(stage.folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    const all = ends.reverse();
    [ends, devices] = [[], []];
    for (const end of all) await end();
  });

  /** Remembers how to end something. */
  stage.ends = (end) => ends.push(end);

  /** A relay with a data folder of its own. */
  stage.relay = async () => {
    const relay = await Relay.start(await mkdtemp(join(stage.folder, 'relay-')));
    ends.push(() => relay.kill());
    return relay;
  };
  /** A network in front of a relay. */
  stage.proxy = async (relay) => {
    const proxy = await Proxy.start(relay.port);
    ends.push(() => proxy.close());
    return proxy;
  };
  /** A server that speaks for a relay. */
  stage.front = async (relay) => {
    const front = await Front.start(relay.port);
    ends.push(() => front.close());
    return front;
  };
  /** A device at the address of a relay, proxy or front. */
  stage.device = async (at, options = {}) => {
    const device = await Device.make(stage.browser, at.url, { name: `device-${devices.length + 1}`, ...options });
    devices.push(device);
    ends.push(() => device.context.close());
    return device;
  };
  /** A journey. When it fails, what every device showed is kept as a picture, and errors of the pages are told. */
  stage.journey = (title, walk, { timeout = JOURNEY_MS, ...options } = {}) => {
    test(title, { timeout, ...options }, async (context) => {
      try {
        await walk(context);
      } catch (error) {
        const slug = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
        for (const device of devices) {
          await device.picture(OUT, `failed-${slug}-${device.name}`);
          device.complaints.forEach((complaint) => context.diagnostic(`${device.name}: ${complaint}`));
        }
        throw error;
      }
      const complaints = devices.flatMap((device) => device.complaints.map((complaint) => `${device.name}: ${complaint}`));
      if (!options.complains) assert.deepEqual(complaints, [], 'no page may throw');
    });
  };
  return stage;
}

/** Asks again until the answer is true; for states outside a page, such as open sockets. */
export async function until(question, what, within = 30_000) {
  const end = Date.now() + within;
  while (!(await question())) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Asks both until they answer alike, and returns the answer. */
export async function agree(one, other, within = 30_000) {
  const end = Date.now() + within;
  for (;;) {
    const [left, right] = [await one(), await other()];
    try {
      assert.deepEqual(left, right);
      return left;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
