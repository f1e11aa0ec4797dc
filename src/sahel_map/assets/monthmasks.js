/* The masks of the months, one bit an incident, as the server sends them and the player draws them. */

/**
 * The blob of views/months.py: length of the header, header (JSON), one bit set a month.
 *
 * @param {ArrayBuffer} buffer as the server sent it
 */
export const readMonths = (buffer) => {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const size = Math.ceil(header.n / 8);
  return header.months.map((month, place) => ({
    ...month,
    mask: new Uint8Array(buffer, 4 + length + place * size, size),
  }));
};

/**
 * The incidents of all months up to one, as a mask.
 *
 * @param {{mask: Uint8Array}[]} months of `readMonths`
 * @param {number} place of the last one
 */
export const sumOf = (months, place) => {
  const sum = new Uint8Array(months[0].mask.length);
  for (const { mask } of months.slice(0, place + 1)) {
    for (const [at, bits] of mask.entries()) sum[at] |= bits;
  }
  return sum;
};

/**
 * How many incidents a mask holds.
 *
 * @param {Uint8Array} mask one bit an incident
 */
export const countBits = (mask) => {
  let n = 0;
  for (const bits of mask) {
    for (let left = bits; left > 0; left &= left - 1) n += 1;
  }
  return n;
};
