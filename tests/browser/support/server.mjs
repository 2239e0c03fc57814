// The real relay as a child process: started on a free port, killed or stopped, started again on the same port and data
// folder. Never here: what is in its log.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { ask, entry } from './account.mjs';

const BINARY = process.env.INGOT_SERVER;
/** A relay that has not announced itself by then never will. */
const STARTS_WITHIN = 30_000;

const running = new Set();
// Whatever ends this process ends the relays, too; `exit` allows only what is synchronous.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

export class Relay {
  /**
   * Starts a relay with a data folder, whose owner comes in at once; its port is chosen by the system the first time. `secret` is the
   * owner's token: by it others are let in.
   */
  static async start(folder) {
    if (!BINARY || !existsSync(BINARY)) throw new Error('INGOT_SERVER must name the relay: run the journeys with cargo xtask test --only browser');
    const relay = new Relay();
    relay.folder = folder;
    relay.port = 0;
    await relay.start();
    if (relay.ownerSecret) {
      const { token } = await ask(relay.url, entry(relay.ownerSecret, 'Owner'));
      relay.secret = token;
    }
    return relay;
  }

  /** Starts a relay that has no owner yet: `ownerLink` makes him. */
  static async startAlone(folder) {
    const relay = new Relay();
    Object.assign(relay, { folder, port: 0 });
    await relay.start();
    return relay;
  }

  /** Starts it again, where it was. */
  async start() {
    const child = spawn(BINARY, ['serve', '--data', this.folder, '--listen', `127.0.0.1:${this.port}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    this.child = child;
    this.output = '';
    this.ended = once(child, 'exit').then(([code, signal]) => {
      running.delete(child);
      return { code, signal };
    });
    child.stderr.on('data', (text) => (this.output += text));
    const lines = createInterface({ input: child.stdout });
    const announced = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the relay did not announce itself:\n${this.output}`)), STARTS_WITHIN);
      lines.on('line', (line) => {
        this.output += `${line}\n`;
        const running = /^Ingot is running: (http:\/\/\S+:(\d+))/.exec(line);
        if (running) [this.url, this.port] = [running[1], Number(running[2])];
        const owner = /http\S+\/#owner=(\S+)/.exec(line);
        if (owner) [this.ownerLink, this.ownerSecret] = owner;
        if (!line.startsWith('Data folder:')) return;
        clearTimeout(late);
        resolve();
      });
      this.ended.then(({ code, signal }) => {
        clearTimeout(late);
        reject(new Error(`the relay ended with ${code ?? signal}:\n${this.output}`));
      });
    });
    await announced;
  }

  /** Ends it as a power cut would. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it as its owner would. */
  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    return this.ended;
  }
}
