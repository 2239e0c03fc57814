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
