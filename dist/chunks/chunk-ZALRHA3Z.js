import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  counted,
  visible
} from "./chunk-YPWJVA27.js";

// src/report/words/progress.ts
var phaseWords = {
  prepare: "preparing",
  build: "building",
  discover: "discovering",
  calibrate: "calibrating",
  link: "linking",
  screen: "screening",
  focus: "focusing",
  confirm: "confirming",
  probe: "looking into",
  profile: "profiling",
  compile: "asking the compiler",
  cover: "looking for gaps",
  judge: "judging"
};
function doneOf(done, total) {
  return `${done} of ${total}`;
}
function suspectsSoFar(suspects) {
  return counted(suspects, "suspect");
}
function timeLeft(time) {
  return `${time} left`;
}
function sameFor(time) {
  return `for ${time} now`;
}

// src/adapters/progress-line.ts
var barCells = 20;
var gap = "   ";
var bold = "\x1B[1m";
var dim = "\x1B[2m";
var plain = "\x1B[0m";
function progressLine(state, width, color) {
  const label = phaseWords[state.phase].padEnd(12);
  const facts = factsOf(state);
  const tail = (count) => facts.slice(0, count).join(gap);
  const bar = `${barOf(state)}  `;
  const what = visible(state.what);
  let line = `${label}${bar}${tail(3)}`;
  if (line.length > width) line = `${label}${tail(3)}`;
  for (let count = 2; line.length > width && count >= 0; count--) line = `${label}${tail(count)}`;
  line = line.slice(0, width).trimEnd();
  const room = width - line.length - gap.length;
  if (what !== "" && room >= 8) line += gap + cutToCells(what, room);
  return color ? line.replace(/^\S+/, `${bold}$&${plain}`).replace(/░+/, `${dim}$&${plain}`) : line;
}
function progressText(state, sameForMs = 0) {
  const since = sameForMs > 0 ? sameFor(clockTime(sameForMs)) : "";
  const facts = [...factsOf(state), visible(state.what), since].filter((fact) => fact !== "");
  return [phaseWords[state.phase], facts.join(", ")].filter((part) => part !== "").join(": ");
}
function factsOf({ done, total, suspects = 0, leftMs }) {
  return [
    ...total > 0 ? [doneOf(done, total)] : [],
    ...leftMs === void 0 ? [] : [timeLeft(clockTime(leftMs))],
    ...suspects > 0 ? [suspectsSoFar(suspects)] : []
  ];
}
function barOf({ done, total }) {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = Math.floor(share * barCells);
  return "\u2588".repeat(full) + "\u2591".repeat(barCells - full);
}
function clockTime(ms) {
  const seconds = Math.max(0, Math.round(ms / 1e3));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  if (hours > 0) parts.unshift(hours);
  return parts.map((part, index) => index === 0 ? String(part) : String(part).padStart(2, "0")).join(":");
}
function cutToCells(text, cells) {
  const widthOf = (character) => (character.codePointAt(0) ?? 0) < 4352 ? 1 : 2;
  const characters = Array.from(text);
  let width = characters.reduce((sum, character) => sum + widthOf(character), 0);
  if (width <= cells) return text;
  while (width > cells - 2) width -= widthOf(characters.pop() ?? "");
  return `${characters.join("")}\u2026`;
}

// src/adapters/progress-pace.ts
function pace(everyMs, print) {
  let latest;
  let timer;
  let printed;
  let sameForMs = 0;
  return {
    progress(state) {
      const isNew = latest?.phase !== state.phase;
      latest = state;
      if (!isNew) return;
      clearInterval(timer);
      printed = state;
      sameForMs = 0;
      print(state, 0);
      timer = setInterval(() => {
        if (latest === void 0) return;
        sameForMs = latest === printed ? sameForMs + everyMs : 0;
        printed = latest;
        print(latest, sameForMs);
      }, everyMs);
      timer.unref();
    },
    close() {
      clearInterval(timer);
      latest = void 0;
    }
  };
}

export {
  phaseWords,
  progressLine,
  progressText,
  pace
};
