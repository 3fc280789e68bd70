/** Which ids have been met and where: exact, in a few dozen bytes an id, so that a stream may hold millions of agencies. */
export class IdSet {
  /** Each id as the number of its line, its length, its bytes. */
  private store = new Uint8Array(1 << 16);
  private view = new DataView(this.store.buffer);
  private used = 1;
  /** Where in the store, by hash; 0 is free. */
  private slots = new Uint32Array(1 << 12);
  private count = 0;
  private readonly encoder = new TextEncoder();

  get size(): number {
    return this.count;
  }

  has(id: string): boolean {
    return Boolean(this.slots[this.slotOf(this.encoder.encode(id))]);
  }

  /** The line at which `id` was first added, or `undefined` when this is the first time. What is no id is not kept. */
  add(id: string, line: number): number | undefined {
    if (id === "" || id.length > longestId) return undefined;
    const bytes = this.encoder.encode(id);
    const slot = this.slotOf(bytes);
    const at = this.slots[slot];
    if (at) return this.view.getFloat64(at);
    this.slots[slot] = this.put(bytes, line);
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.spread();
    return undefined;
  }

  /** Where it is, or where it belongs. */
  private slotOf(bytes: Uint8Array): number {
    let slot = hash(bytes) & (this.slots.length - 1);
    for (let at = this.slots[slot]; at && !this.isAt(at, bytes); at = this.slots[slot])
      slot = (slot + 1) & (this.slots.length - 1);
    return slot;
  }

  private isAt(at: number, bytes: Uint8Array): boolean {
    if (this.view.getUint16(at + 8) !== bytes.length) return false;
    return bytes.every((byte, index) => this.store[at + head + index] === byte);
  }

  private put(bytes: Uint8Array, line: number): number {
    const at = this.used;
    this.used += head + bytes.length;
    if (this.used > this.store.length) {
      const larger = new Uint8Array(Math.max(this.used, this.store.length * 2));
      larger.set(this.store);
      [this.store, this.view] = [larger, new DataView(larger.buffer)];
    }
    this.view.setFloat64(at, line);
    this.view.setUint16(at + 8, bytes.length);
    this.store.set(bytes, at + head);
    return at;
  }

  private spread(): void {
    const before = this.slots;
    this.slots = new Uint32Array(before.length * 2);
    for (const at of before) {
      if (at === 0) continue;
      const length = this.view.getUint16(at + 8);
      let slot = hash(this.store.subarray(at + head, at + head + length)) & (this.slots.length - 1);
      while (this.slots[slot]) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = at;
    }
  }
}

const head = 10;
const longestId = 200;

/** FNV-1a. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
