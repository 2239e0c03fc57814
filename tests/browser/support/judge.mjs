// A relay that refuses what it is told to: everything passes between a device and the real one, but pushes while there is a reason.
// Never here: what a device does with the answer.

import { connect } from 'node:net';

import { frame, pack } from './websocket.mjs';

const BINARY = 2;
const PUSH = Buffer.concat([Buffer.from([0x81]), pack('push')]);
/** How an offer names its change: the key `h` and 32 bytes. */
const HASH = Buffer.from([0xa1, 0x68, 0xc4, 32]);

/** Stands in for a front's relay on /sync; set `reason` to refuse, and none to let everything pass. */
export class Judge {
  constructor(front) {
    this.reason = undefined;
    front.speaker = (incoming, socket) => this.#stand(front.target, incoming, socket);
  }

  #stand(target, incoming, socket) {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true }, () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let at = 0; at < incoming.rawHeaders.length; at += 2) lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.pipe(socket);
    });
    let rest = Buffer.alloc(0);
    socket.on('data', (piece) => {
      rest = Buffer.concat([rest, piece]);
      for (let message = first(rest); message; message = first(rest)) {
        const raw = rest.subarray(0, message.length);
        rest = rest.subarray(message.length);
        const isPush = message.opcode === BINARY && message.payload.subarray(0, PUSH.length).equals(PUSH);
        if (this.reason && isPush) socket.write(frame(refusal(message.payload, this.reason)));
        else far.write(raw);
      }
    });
    for (const end of [far, socket]) end.on('error', () => {});
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
  }
}

function refusal(push, reason) {
  const verdicts = [];
  for (let at = push.indexOf(HASH); at >= 0; at = push.indexOf(HASH, at + 1)) {
    const start = at + HASH.length;
    verdicts.push([Buffer.from(push.subarray(start, start + 32)), { refused: reason }]);
  }
  return pack({ pushed: { v: verdicts } });
}

/** The first whole message of a device, unmasked; nothing while it is not there. */
function first(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 127;
  const head = { 126: 4, 127: 10 }[short] ?? 2;
  if (bytes.length < head) return undefined;
  const size = { 4: () => bytes.readUInt16BE(2), 10: () => Number(bytes.readBigUInt64BE(2)) }[head]?.() ?? short;
  const length = head + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(head, head + 4);
  const payload = Buffer.from(bytes.subarray(head + 4, length)).map((byte, at) => byte ^ mask[at & 3]);
  return { opcode: bytes[0] & 15, payload, length };
}
