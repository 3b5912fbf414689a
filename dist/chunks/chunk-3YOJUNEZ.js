import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/base/nearest.ts
var longest = 64;
function nearest(word, candidates) {
  if (word.length > longest) return null;
  const wanted = bare(word);
  if (wanted === "") return null;
  let best = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const letters = bare(candidate);
    const shorter = Math.min(wanted.length, letters.length);
    const isStart = shorter >= 3 && (wanted.startsWith(letters) || letters.startsWith(wanted));
    const distance = editDistance(wanted, letters);
    const longer = Math.max(wanted.length, letters.length);
    const allowed = longer < 3 ? 0 : Math.max(1, Math.floor(longer / 3));
    if (distance < least && (distance <= allowed || isStart)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}
function editDistance(a, b) {
  let previous = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance = Math.min(distance, at(previous, j - 2) + 1);
      next.push(distance);
    }
    previous = row;
    row = next;
  }
  return at(row, b.length);
}
function at(row, index) {
  return row[index] ?? Infinity;
}
function bare(word) {
  return word.toLowerCase().replace(/[-_\s]/g, "");
}

export {
  nearest,
  editDistance
};
