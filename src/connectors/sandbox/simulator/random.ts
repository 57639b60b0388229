/** Seeded numbers: everything the sandbox vendor shows follows from them, so that a restart changes nothing. */

/** Mixes up to three numbers into 32 evenly spread bits. */
export function mix(a: number, b: number, c = 0): number {
  let bits = Math.imul((a ^ 0x9e3779b9) | 0, 0x85ebca6b);
  bits = Math.imul((bits ^ (bits >>> 15) ^ b) | 0, 0xc2b2ae35);
  bits = Math.imul((bits ^ (bits >>> 13) ^ c) | 0, 0x27d4eb2f);
  bits = Math.imul(bits ^ (bits >>> 16), 0x165667b1);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** 32 bits of a text (FNV-1a). */
export function hashText(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  return bits >>> 0;
}
