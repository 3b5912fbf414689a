// How git and the go command get at private repositories. Their processes need it, benchmarks do not: settings of
// git given by environment can hold an authorization header, and an agent signs whatever it is asked to.
const fetching =
  /^(?:GIT_CONFIG_(?:COUNT|PARAMETERS|KEY_\d+|VALUE_\d+)|GIT_ASKPASS|GIT_SSH(?:_COMMAND)?|SSH_ASKPASS|SSH_AUTH_SOCK|SSH_AGENT_PID|GOAUTH|NETRC)$/;

/** The environment without it. */
export function withoutFetching(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !fetching.test(name.toUpperCase())));
}
