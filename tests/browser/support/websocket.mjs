// As much of RFC 6455 and MessagePack as a relay needs to say one thing. Never here: what a device answers.

import { createHash } from 'node:crypto';

/** The constant of RFC 6455, section 1.3. */
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Accepts an upgrade and sends one binary message as soon as the device has said something. */
export function sayOnce(message) {
  return (incoming, socket) => {
    const accept = createHash('sha1').update(incoming.headers['sec-websocket-key'] + ACCEPT).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`);
    socket.once('data', () => socket.write(frame(message)));
    socket.on('error', () => {});
  };
}

/** A binary message as a relay sends it. */
export function frame(payload) {
  const head = payload.length < 126 ? Buffer.from([0x82, payload.length]) : Buffer.from([0x82, 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, payload]);
}

/** MessagePack of objects, short lists, strings, small numbers, booleans, null and bytes. */
export function pack(value) {
  if (value === null) return Buffer.from([0xc0]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2]);
  if (typeof value === 'number') return value < 128 ? Buffer.from([value]) : Buffer.from([0xcd, value >> 8, value & 255]);
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value]);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from(bytes.length < 32 ? [0xa0 | bytes.length] : [0xd9, bytes.length]), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 | value.length]), ...value.map(pack)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([0x80 | entries.length]), ...entries.flatMap(([key, item]) => [pack(key), pack(item)])]);
}

/** Accepts an upgrade and answers each binary message with those that `answer` makes of it; calls it as long as the device talks. */
export function converse(answer) {
  return (incoming, socket) => {
    const accept = createHash('sha1').update(incoming.headers['sec-websocket-key'] + ACCEPT).digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`);
    let heard = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      for (let message = unmask(heard); message; message = unmask(heard)) {
        heard = heard.subarray(message.end);
        if (message.isBinary) answer(message.payload).forEach((said) => socket.write(frame(said)));
      }
    });
    socket.on('error', () => {});
  };
}

/** The first message of a device in these bytes, when it is whole. */
function unmask(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 127;
  const [size, head] = short < 126 ? [short, 2] : [bytes.length < 4 ? Infinity : bytes.readUInt16BE(2), 4];
  const end = head + 4 + size;
  if (bytes.length < end) return undefined;
  const mask = bytes.subarray(head, head + 4);
  const payload = Buffer.from(bytes.subarray(head + 4, end)).map((byte, at) => byte ^ mask[at % 4]);
  return { isBinary: (bytes[0] & 15) === 2, payload, end };
}
