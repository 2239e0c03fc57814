// Questions about accounts, asked as the app asks them (`shared/src/account.rs`). Never here: a browser, or which journey asks.

import { randomBytes } from 'node:crypto';

export const MEDIA_TYPE = 'application/vnd.msgpack';
export const PATH = '/api/account';
const COOKIE = '__Host-ingot';

/** A password that nobody tries first. */
export const PASSWORD = 'верблюд на балконе';

/** Asks as the device with this token; returns the answer and the token that came with it. */
export async function ask(url, question, token) {
  const headers = { 'content-type': MEDIA_TYPE };
  if (token) headers.cookie = `${COOKIE}=${token}`;
  const response = await fetch(url + PATH, { method: 'POST', headers, body: pack(question) });
  const answer = unpack(new Uint8Array(await response.arrayBuffer()));
  if (!response.ok) throw new Error(`the relay answered ${response.status}: ${JSON.stringify(answer)}`);
  const given = response.headers.getSetCookie().map((line) => new RegExp(`^${COOKIE}=([^;]*)`).exec(line)?.[1]);
  return { answer, token: given.find(Boolean) };
}

/** Two states of this file may let people in at one relay: no address is given twice. */
const HERE = randomBytes(4).toString('hex');
let people = 0;

/** What somebody types who comes in by a link. */
export function entry(secret, name) {
  people += 1;
  return { enter: { k: secret, n: name, e: `person${people}-${HERE}@example.uz`, p: PASSWORD, d: 'Chromium' } };
}

/** An invite's secret, made by the owner with this token. */
export async function invite(url, owner, role = 'head', name = '') {
  const { answer } = await ask(url, { invite: { r: role, n: name } }, owner);
  return answer.made.k;
}

/** The bytes of a value: nothing, truth, whole numbers, text, bytes, lists and maps. */
export function pack(value) {
  const out = [];
  write(value, out);
  return Uint8Array.from(out);
}

function write(value, out) {
  if (value === null || value === undefined) out.push(0xc0);
  else if (typeof value === 'boolean') out.push(value ? 0xc3 : 0xc2);
  else if (typeof value === 'number') {
    if (value >= 0 && value < 0x80) out.push(value);
    else out.push(0xd3, ...big(BigInt(value)));
  } else if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    out.push(0xda, bytes.length >> 8, bytes.length & 0xff, ...bytes);
  } else if (value instanceof Uint8Array) out.push(0xc5, value.length >> 8, value.length & 0xff, ...value);
  else if (Array.isArray(value)) {
    out.push(0xdc, value.length >> 8, value.length & 0xff);
    value.forEach((item) => write(item, out));
  } else {
    const entries = Object.entries(value);
    out.push(0xde, entries.length >> 8, entries.length & 0xff);
    entries.flat().forEach((item) => write(item, out));
  }
}

function big(value) {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, value);
  return new Uint8Array(view.buffer);
}

/** The value of these bytes. */
export function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const unsigned = (size) => {
    const read = { 1: () => view.getUint8(at), 2: () => view.getUint16(at), 4: () => view.getUint32(at), 8: () => Number(view.getBigUint64(at)) }[size]();
    at += size;
    return read;
  };
  const raw = (length) => bytes.slice(at, (at += length));
  const text = (length) => new TextDecoder().decode(raw(length));
  const list = (length) => Array.from({ length }, value);
  const map = (length) => Object.fromEntries(Array.from({ length }, () => [value(), value()]));
  function value() {
    const head = unsigned(1);
    if (head < 0x80) return head;
    if (head < 0x90) return map(head & 0x0f);
    if (head < 0xa0) return list(head & 0x0f);
    if (head < 0xc0) return text(head & 0x1f);
    if (head >= 0xe0) return head - 0x100;
    switch (head) {
      case 0xc0: return null;
      case 0xc2: return false;
      case 0xc3: return true;
      case 0xc4: case 0xc5: case 0xc6: return raw(unsigned(1 << (head - 0xc4)));
      case 0xcc: case 0xcd: case 0xce: case 0xcf: return unsigned(1 << (head - 0xcc));
      case 0xd0: return (at += 1, view.getInt8(at - 1));
      case 0xd1: return (at += 2, view.getInt16(at - 2));
      case 0xd2: return (at += 4, view.getInt32(at - 4));
      case 0xd3: return (at += 8, Number(view.getBigInt64(at - 8)));
      case 0xd9: case 0xda: case 0xdb: return text(unsigned(1 << (head - 0xd9)));
      case 0xdc: case 0xdd: return list(unsigned(2 << (head - 0xdc)));
      case 0xde: case 0xdf: return map(unsigned(2 << (head - 0xde)));
      default: throw new Error(`no value begins with ${head}`);
    }
  }
  return value();
}
