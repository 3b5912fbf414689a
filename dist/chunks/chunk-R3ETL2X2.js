import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  fileError
} from "./chunk-KWY2UQWX.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/adapters/standard-streams.ts
function standardOutput(stream) {
  endureLoss(stream);
  let failure = null;
  let last = Promise.resolve();
  const writeNow = (text) => new Promise((resolve) => {
    const done = (error) => {
      failure ??= error ?? null;
      resolve();
    };
    try {
      stream.write(text, done);
    } catch (error) {
      done(error);
    }
  });
  return {
    write(text) {
      if (failure === null) last = writeNow(text);
    },
    async written() {
      await last;
      if (failure !== null && !isClosed(failure, stream)) throw unwritable(failure);
    }
  };
}
function standardError(stream) {
  endureLoss(stream);
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns ?? 80;
    },
    write(text) {
      try {
        stream.write(text);
      } catch {
      }
    }
  };
}
function endureLoss(stream) {
  stream.on("error", () => void 0);
}
function isClosed(error, stream) {
  return stream.isTTY === true || ["EPIPE", "ECONNRESET"].includes(codeOf(error));
}
function unwritable(error) {
  const known = fileError(error, "stdout");
  const code = known instanceof GateError ? known.code : "file-unwritable";
  return new GateError(code, { stream: "stdout", detail: codeOf(error) }, { cause: error });
}
function codeOf(error) {
  return error?.code ?? "unknown";
}

export {
  standardOutput,
  standardError,
  endureLoss
};
