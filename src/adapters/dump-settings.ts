// Whether Go's runtime prints goroutines when it ends a program: on SIGQUIT always, for a deadlock and a panic as
// GOTRACEBACK says. A setting that hides them, as a CI may have it for all its programs, would leave a benchmark that
// deadlocks without a line to name.

/** Levels that print them: setTraceback of runtime/runtime1.go. Anything else but a number means level 0. */
const printing = /^(?:|single|all|system|crash|0*[1-9]\d{0,5})$/;

/** The environment, with GOTRACEBACK as it is where that prints goroutines; else all of them are printed. */
export function withDumps(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return printing.test(env['GOTRACEBACK'] ?? '') ? env : { ...env, GOTRACEBACK: 'all' };
}
