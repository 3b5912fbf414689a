import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  pace,
  progressLine,
  progressText
} from "./chunk-ZALRHA3Z.js";
import {
  visible
} from "./chunk-YPWJVA27.js";
import "./chunk-FA6EQWUK.js";

// src/adapters/terminal-log.ts
function wantsColor(stream, env) {
  return isTerminal(stream, env) && (env["NO_COLOR"] ?? "") === "";
}
function isTerminal(stream, env) {
  return stream.isTTY === true && env["TERM"] !== "dumb";
}
function createTerminalLog(options) {
  const { stream, env, everyMs = 3e4, redrawMs = 200 } = options;
  const line = isTerminal(stream, env) ? liveLine(stream, wantsColor(stream, env), redrawMs) : null;
  const lines = pace(everyMs, (state, sameForMs) => {
    stream.write(`${progressText(state, sameForMs)}
`);
  });
  const print = (text) => {
    line?.clear();
    for (const part of text.split("\n")) stream.write(`${visible(part, 4e3)}
`);
    line?.draw();
  };
  return {
    progress(state) {
      (line ?? lines).progress(state);
    },
    info: print,
    warning: print,
    close() {
      (line ?? lines).close();
    }
  };
}
function liveLine(stream, color, redrawMs) {
  let latest;
  let drawn;
  let drawnAt = 0;
  let timer;
  const clear = () => {
    if (latest !== void 0) stream.write("\r\x1B[2K");
  };
  const draw = () => {
    if (latest === void 0) return;
    stream.write(`\r\x1B[2K${progressLine(latest, (stream.columns ?? 80) - 1, color)}`);
    drawn = latest;
    drawnAt = performance.now();
  };
  return {
    clear,
    draw,
    progress(state) {
      latest = state;
      clearTimeout(timer);
      if (drawn?.phase !== state.phase || performance.now() - drawnAt >= redrawMs) draw();
      else timer = setTimeout(draw, longFor * redrawMs).unref();
    },
    close() {
      clearTimeout(timer);
      clear();
      latest = void 0;
      drawn = void 0;
    }
  };
}
var longFor = 5;
export {
  createTerminalLog,
  wantsColor
};
