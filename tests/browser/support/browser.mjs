// Chromium: Debian's, driven by playwright-core. Never here: pages.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.INGOT_CHROMIUM ?? '/usr/bin/chromium';
/** What a test machine lacks (a sandbox, a graphics card) and what a test must not do (talk to the world). */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const killable = new Set();
process.on('exit', () => killable.forEach((child) => child.kill('SIGKILL')));

/** One browser for a file of journeys; its contexts are the devices. */
export function launch() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

/** A browser with a profile on disk that can be killed by its process, as a phone kills one that takes too much memory. */
export async function launchKillable(profile) {
  const child = spawn(
    EXECUTABLE,
    [...ARGUMENTS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--accept-lang=ru', '--window-size=1440,900', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  killable.add(child);
  const ended = once(child, 'exit').then(() => killable.delete(child));
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on (ws:\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
    ended.then(() => reject(new Error('the browser ended before it could be driven')));
  });
  const browser = await chromium.connectOverCDP(address);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
    await browser.close();
  };
  return { browser, context: browser.contexts()[0], kill };
}
