// An HTTP server in front of the relay that can change a file on its way, speak for the relay on /sync, and weigh what it
// serves. Never here: the network's moods (see proxy.mjs).

import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

export class Front {
  static async start(target) {
    const front = new Front();
    front.target = target;
    /** The port of another relay, which has /sync and /api then; none leaves them to the one that has the app's files. */
    front.spokesman = undefined;
    /** Path to a function of its text. */
    front.rewrites = new Map();
    /** Takes `(upgradeRequest, socket)` of /sync; none lets the relay have them. */
    front.speaker = undefined;
    /** Every answer with a body: path, bytes on the wire, encoding, and when the last byte was handed over. */
    front.served = [];
    front.sockets = new Set();
    front.server = createServer((incoming, answer) => front.#serve(incoming, answer));
    front.server.on('upgrade', (incoming, socket, head) => front.#upgrade(incoming, socket, head));
    front.server.on('connection', (socket) => front.#keep(socket));
    front.server.listen(0, '127.0.0.1');
    await once(front.server, 'listening');
    front.port = front.server.address().port;
    front.url = `http://localhost:${front.port}`;
    return front;
  }

  rewrite(path, change) {
    this.rewrites.set(path, change);
  }

  /** From now on this relay has the say; open connections break. */
  speakFor(relay) {
    this.spokesman = relay.port;
    this.sockets.forEach((socket) => socket.destroy());
  }

  /** Ends it; a second time is none too many. */
  async close() {
    if (!this.server.listening) return;
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
    await once(this.server, 'close');
  }

  #keep(socket) {
    this.sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.sockets.delete(socket));
  }

  #portOf(path) {
    return /^\/(sync|api|health)(\/|$)/.test(path) ? (this.spokesman ?? this.target) : this.target;
  }

  #serve(incoming, answer) {
    const { pathname } = new URL(incoming.url, this.url);
    const change = this.rewrites.get(pathname);
    const headers = { ...incoming.headers };
    if (change) {
      delete headers['accept-encoding'];
      delete headers['if-none-match'];
    }
    const passed = request({ host: '127.0.0.1', port: this.#portOf(pathname), path: incoming.url, method: incoming.method, headers });
    passed.on('error', () => answer.destroy());
    passed.on('response', (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => {
        let body = Buffer.concat(pieces);
        const kept = { ...response.headers };
        if (change) {
          body = Buffer.from(change(body.toString()));
          delete kept.etag;
        }
        delete kept['transfer-encoding'];
        if (response.statusCode !== 304) kept['content-length'] = body.length;
        answer.writeHead(response.statusCode, kept);
        answer.end(body, () =>
          this.served.push({ path: pathname, bytes: body.length, encoding: kept['content-encoding'] ?? 'none', at: Date.now() }),
        );
      });
    });
    incoming.pipe(passed);
  }

  #upgrade(incoming, socket, head) {
    if (this.speaker) return this.speaker(incoming, socket);
    const far = connect({ port: this.#portOf('/sync'), host: '127.0.0.1', noDelay: true }, () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let at = 0; at < incoming.rawHeaders.length; at += 2) lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.write(head);
      far.pipe(socket).pipe(far);
    });
    this.#keep(far);
    far.on('error', () => socket.destroy());
    socket.on('close', () => far.destroy());
  }
}
