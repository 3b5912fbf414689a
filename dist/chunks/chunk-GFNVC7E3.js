import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

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

export {
  exitCodeOfSignal,
  onInterrupt
};
