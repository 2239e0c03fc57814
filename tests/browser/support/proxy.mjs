// A hostile network between a browser and the relay: a TCP proxy that can cut, fall silent, delay, deliver byte by byte, or
// answer as a captive portal. It counts what passes, per connection. Never here: understanding what passes.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** What a network that wants a login first answers to everything. */
const PORTAL = '<!doctype html><title>Wi-Fi</title><h1>Free Wi-Fi: please log in</h1>';
const PORTAL_ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${PORTAL.length}\r\nconnection: close\r\n\r\n${PORTAL}`;

export class Proxy {
  /** A proxy in front of a port of this machine. */
  static async start(target) {
    const proxy = new Proxy();
    proxy.target = target;
    proxy.mode = 'pass';
    proxy.pause = 0;
    /** Every connection so far, open or closed. */
    proxy.connections = [];
    proxy.server = createServer({ noDelay: true }, (socket) => proxy.#accept(socket));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.port = proxy.server.address().port;
    proxy.url = `http://localhost:${proxy.port}`;
    return proxy;
  }

  /** Everything passes, at once. Connections that lived through another mode are gone: their bytes are. */
  restore() {
    if (this.mode !== 'pass') this.#drop();
    this.mode = 'pass';
    this.pause = 0;
  }

  /** No network: open connections break, new ones are refused. */
  cut() {
    this.mode = 'cut';
    this.#drop();
  }

  /** A network that swallows: connections stay open and nothing arrives any more. */
  hold() {
    this.mode = 'hold';
  }

  /** A captive portal: every request is answered with its page. */
  portal() {
    this.mode = 'portal';
    this.#drop();
  }

  /** Every piece arrives this much later. */
  delay(millis) {
    this.pause = millis;
  }

  /** Every byte arrives alone. */
  trickle() {
    this.mode = 'trickle';
  }

  /** Connections whose first request was for this path. */
  to(path) {
    return this.connections.filter((connection) => connection.path === path);
  }

  /** How many of them are open. */
  open(path) {
    return this.to(path).filter((connection) => connection.isOpen).length;
  }

  async close() {
    this.server.close();
    this.#drop();
    await once(this.server, 'close');
  }

  #drop() {
    for (const { near, far } of this.connections) {
      near.destroy();
      far?.destroy();
    }
  }

  #accept(near) {
    const connection = { near, far: undefined, path: undefined, isOpen: true, up: 0, down: 0, turns: [] };
    this.connections.push(connection);
    near.on('error', () => {});
    near.on('close', () => {
      connection.isOpen = false;
      connection.far?.destroy();
    });
    if (this.mode === 'cut') return near.destroy();
    if (this.mode === 'portal') return near.once('data', () => near.end(PORTAL_ANSWER));

    const far = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    connection.far = far;
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.once('data', (first) => (connection.path = /^[A-Z]+ (\S+) /.exec(first.subarray(0, 2_000).toString('latin1'))?.[1]));
    this.#carry(connection, near, far, 'up');
    this.#carry(connection, far, near, 'down');
  }

  #carry(connection, from, to, direction) {
    let line = Promise.resolve();
    from.on('data', (bytes) => {
      connection[direction] += bytes.length;
      const last = connection.turns.at(-1);
      if (last?.direction === direction) last.bytes += bytes.length;
      else connection.turns.push({ direction, bytes: bytes.length });
      if (this.mode === 'hold') return;
      if (this.mode === 'pass' && !this.pause) return void to.write(bytes);
      const { mode, pause } = this;
      line = line.then(() => slowly(to, bytes, mode, pause));
    });
    from.on('end', () => line.then(() => to.end()));
  }
}

async function slowly(to, bytes, mode, pause) {
  if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  if (mode !== 'trickle') return void to.write(bytes);
  for (let at = 0; at < bytes.length && !to.destroyed; at += 1) {
    to.write(bytes.subarray(at, at + 1));
    await new Promise(setImmediate);
  }
}
