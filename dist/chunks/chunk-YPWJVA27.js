import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/report/escape.ts
var longest = 160;
var invisible = new RegExp("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Noncharacter_Code_Point}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0]|\\p{Variation_Selector}", "gu");
var named = /* @__PURE__ */ new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["	", "\\t"]
]);
function visible(text, most = longest) {
  const cut = shortened(text, most).replace(invisible, escapeOf);
  return shortened(cut, most);
}
function escapeOf(character) {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return named.get(character) ?? (code < 256 ? `\\x${hex.padStart(2, "0")}` : code < 65536 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`);
}
function shortened(text, most) {
  if (text.length <= most) return text;
  const points = Array.from(text.length <= 4 * most ? text : text.slice(0, 2 * most) + text.slice(-2 * most));
  if (points.length <= most) return points.join("");
  const tail = Math.floor((most - 1) / 3);
  return `${points.slice(0, most - 1 - tail).join("")}\u2026${points.slice(points.length - tail).join("")}`;
}
function codeSpan(text, most = longest) {
  const content = visible(text, most) || '""';
  const runs = content.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 1));
  const pad = /^`|`$|^ .* $/.test(content) ? " " : "";
  return fence + pad + content + pad + fence;
}
function codeCell(text, most = longest) {
  return codeSpan(text.replaceAll("\\|", "\\x5c|"), most).replaceAll("|", "\\|");
}
function htmlCode(text, most = longest) {
  const content = visible(text, most) || '""';
  return `<code>${content.replace(/[!-.:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</code>`;
}
function xmlText(text) {
  const safe = text.split("\n").map((line) => visible(line, longestLine)).join("\n");
  return safe.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
function plainText(text, most = 60) {
  return isPlain(text, most) ? text : codeSpan(text, most);
}
function plainCell(text, most = 60) {
  return isPlain(text, most) ? text : codeCell(text, most);
}
function isPlain(text, most) {
  return text !== "" && text.length <= most && text.split(" ").every(isPlainWord);
}
function isPlainWord(word) {
  return /^[A-Za-z][A-Za-z0-9]*(?:[./_-][A-Za-z0-9]+)*$/.test(word) && !/^www\.|gh-\d|^[0-9a-f]{7,40}$/i.test(word);
}
var longestLine = 1e3;
function isWhole(line) {
  return visible(line, longestLine) === line;
}
function codeBlock(lines, language = "") {
  const shown = lines.map((line) => visible(line, longestLine));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = "`".repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 3));
  return `${fence}${language}
${shown.join("\n")}
${fence}`;
}
function linkTo(words, url) {
  return /^https?:\/\/[A-Za-z0-9.:-]+(?:\/[A-Za-z0-9._~/-]*)?$/.test(url) && url.length <= 500 ? `[${words}](${url})` : words;
}
function markdownOf(sentence) {
  return sentence.map((piece) => {
    if (typeof piece === "string") return piece;
    return piece.plain === true ? plainText(piece.foreign) : codeSpan(piece.foreign);
  }).join("");
}
function htmlOf(sentence) {
  return sentence.map((piece) => typeof piece === "string" ? piece.replace(/</g, "&lt;") : htmlCode(piece.foreign)).join("");
}
function textOf(sentence) {
  return sentence.map((piece) => typeof piece === "string" ? piece : visible(piece.foreign, 300)).join("");
}
function logLine(text) {
  return visible(text, 4e3).replace(/\.go:(\d+)(?::\d+)?/g, ".go#L$1").replaceAll(".go:", ".go :").replaceAll("##[", "## [").replace(/^(\s*)::/, "$1: :");
}

// src/report/sentence.ts
function say(words, ...values) {
  const pieces = [];
  words.forEach((word, index) => {
    if (word !== "") pieces.push(word);
    const value = values[index];
    if (value === void 0) return;
    if (typeof value === "string") pieces.push({ foreign: value });
    else if (typeof value === "number") pieces.push(String(value));
    else pieces.push(...value);
  });
  return pieces;
}
function own(text) {
  return text === "" ? [] : [text];
}
function named2(text) {
  return [{ foreign: text, plain: true }];
}
var nothing = [];
function join(sentences, between) {
  return sentences.filter((sentence) => sentence.length > 0).flatMap((sentence, index) => index === 0 ? sentence : [between, ...sentence]);
}
function capitalised([first, ...rest]) {
  if (first === void 0) return nothing;
  return [typeof first === "string" ? first.charAt(0).toUpperCase() + first.slice(1) : first, ...rest];
}
function listed(items, most = 5) {
  const shown = items.slice(0, most).map((item) => typeof item === "string" ? say`${item}` : item);
  const rest = items.length - shown.length;
  return [...join(shown, ", "), ...rest > 0 ? [` and ${grouped(rest)} more`] : []];
}
function counted(count, one, many = `${one}s`) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export {
  visible,
  codeSpan,
  codeCell,
  htmlCode,
  xmlText,
  plainText,
  plainCell,
  isWhole,
  codeBlock,
  linkTo,
  markdownOf,
  htmlOf,
  textOf,
  logLine,
  say,
  own,
  named2 as named,
  nothing,
  join,
  capitalised,
  listed,
  counted,
  grouped
};
