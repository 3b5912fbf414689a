import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";

// src/adapters/signals.ts
import { constants } from "node:os";
var interruptSignals = ["SIGINT", "SIGTERM", "SIGHUP"];
function exitCodeOfSignal(signal) {
  return 128 + constants.signals[signal];
}
function onInterrupt(handler) {
  let seen = false;
  const listen = (signal) => {
    if (seen) process.exit(exitCodeOfSignal(signal));
    seen = true;
    void handler(signal).then(() => process.exit(exitCodeOfSignal(signal)));
  };
  for (const signal of interruptSignals) process.on(signal, listen);
  return () => {
    for (const signal of interruptSignals) process.off(signal, listen);
  };
}
async function settled(work, ms) {
  let timer;
  const deadline = new Promise((resolve) => timer = setTimeout(resolve, ms));
  await Promise.race([Promise.allSettled([work]), deadline]);
  clearTimeout(timer);
}
function onCrash(tell) {
  const crash = (error) => {
    const end = () => process.exit(exitCodes.bug);
    void Promise.resolve().then(() => tell(error)).then(end, end);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}

export {
  exitCodeOfSignal,
  onInterrupt,
  settled,
  onCrash
};
