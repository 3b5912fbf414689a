import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  pace,
  progressLine,
  progressText
} from "./chunk-BTTSTKN2.js";
import {
  visible
} from "./chunk-NTZZIBR6.js";
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
  const lines = pace(everyMs, (state) => {
    stream.write(`${progressText(state)}
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
  let timer;
  const clear = () => {
    if (latest !== void 0) stream.write("\r\x1B[2K");
  };
  const draw = () => {
    if (latest !== void 0)
      stream.write(`\r\x1B[2K${progressLine(latest, (stream.columns ?? 80) - 1, color)}`);
  };
  return {
    clear,
    draw,
    progress(state) {
      const isFirst = latest === void 0;
      latest = state;
      if (isFirst) draw();
      timer ??= setTimeout(() => {
        timer = void 0;
        draw();
      }, redrawMs).unref();
    },
    close() {
      clearTimeout(timer);
      timer = void 0;
      clear();
      latest = void 0;
    }
  };
}
export {
  createTerminalLog,
  wantsColor
};
