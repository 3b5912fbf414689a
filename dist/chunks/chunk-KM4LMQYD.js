import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/config/go-regexp.ts
var escapes = /* @__PURE__ */ new Map([
  ["A", "^"],
  ["z", "$"]
]);
function goRegExp(text) {
  const [start = "", flags = ""] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  const pattern = translated(text.slice(start.length));
  try {
    return pattern === null ? null : new RegExp(pattern, `u${[...new Set(flags)].join("")}`);
  } catch {
    return null;
  }
}
function translated(text) {
  let pattern = "";
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "(" && text.startsWith("(?P<", at)) {
      pattern += "(?<";
      at += 3;
      continue;
    }
    if (character === "(" && /^\(\?(?:[=!]|<[=!])/.test(text.slice(at, at + 4))) return null;
    if (character !== "\\") {
      pattern += character;
      continue;
    }
    const escaped = text[++at];
    if (escaped === void 0) return null;
    if (escaped === "Q") {
      const end = text.indexOf("\\E", at);
      pattern += Array.from(text.slice(at + 1, end < 0 ? void 0 : end), literal).join("");
      at = end < 0 ? text.length : end + 1;
    } else if (/[1-9]/.test(escaped)) {
      return null;
    } else if ((escaped === "p" || escaped === "P") && /[A-Z]/.test(text[at + 1] ?? "")) {
      pattern += `\\${escaped}{${text[++at] ?? ""}}`;
    } else {
      pattern += /[!-/:-@[-`{-~]/.test(escaped) ? literal(escaped) : escapes.get(escaped) ?? `\\${escaped}`;
    }
  }
  return pattern;
}
function literal(character) {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function pagePattern(typed) {
  const text = typed.replace(/^\(\?i\)/, "");
  const known = text.replace(/\\[!-/:-@[-`{-~bBdDsSwW]|\(\?:/g, "");
  return /\\|\(\?|[\ud800-\udfff]/.test(known) || text !== text.trim() ? null : text;
}

export {
  goRegExp,
  pagePattern
};
