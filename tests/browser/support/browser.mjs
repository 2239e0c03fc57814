// Chromium: Debian's, driven by playwright-core. Never here: pages.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.INGOT_CHROMIUM ?? '/usr/bin/chromium';
/**
 * What the browser leaves out. Each window would load two pages of its own for its address bar, a second of work beside the page that is
 * tested. Chromium counts only the last such list, so what its driver leaves out stands here again: what delays or changes loading and
 * painting, and what talks to the world.
 */
const LEFT_OUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
/** What a test machine lacks (a sandbox, a graphics card) and what a test must not do (talk to the world). */
const ARGUMENTS = [
  `--disable-features=${LEFT_OUT.join(',')}`,
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
