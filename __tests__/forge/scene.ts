// A repository with a pull request, and a client without manners: it sends just what it is told.
import { filesOfDiff } from './setup.js';
import { startForge, type ForgeOptions, type StandIn } from './forge.js';
import type { Permissions, Pull, Repository } from './nouns.js';

/** Lines 10 to 14 of the new look.go can be commented on; 11 and 12 are new. */
export const lookPatch = [
  '@@ -10,3 +10,5 @@ func Look() {',
  ' \tfor i := range n {',
  '+\t\tx := make([]byte, n)',
  '+\t\tuse(x)',
  ' \t\tnext()',
  ' \t}',
].join('\n');

export const lookDiff = `diff --git a/look.go b/look.go
index 1111111..2222222 100644
--- a/look.go
+++ b/look.go
${lookPatch}
`;

export interface Scene {
  readonly forge: StandIn;
  readonly repository: Repository;
  readonly pull: Pull;
  readonly base: string;
  readonly head: string;
  readonly token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  graphql(query: string, variables?: object, token?: string): Promise<Reply>;
}

export class Reply {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {}

  /** What is at a path in the JSON: `user.login`, `0.body`, and for all rows of a list `*.body`. */
  at(path: string): unknown {
    return found(JSON.parse(this.text), path.split('.'));
  }
}

function found(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (step === '*') return (value as unknown[]).map((row) => found(row, rest));
  return found((value as Record<string, unknown>)[step], rest);
}

const everything: Permissions = { actions: 'read', contents: 'read', 'pull-requests': 'write' };

export async function startScene(options?: ForgeOptions): Promise<Scene> {
  const forge = await startForge(options);
  const { state } = forge;
  const repository = state.addRepository('o/r');
  const base = state.addCommit(repository, { files: { 'look.go': 'package look\n' } }).sha;
  const head = state.addCommit(repository, { branch: 'topic', parents: [base] }).sha;
  const pull = state.addPull({ repository, head: 'topic', number: 7, files: filesOfDiff(lookDiff) });
  const token = state.addToken({ repository, permissions: everything });
  const send = async (url: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return new Reply(response.status, response.headers, await response.text());
  };
  return {
    forge,
    repository,
    pull,
    base,
    head,
    token,
    call: (method, path, body, headers = { authorization: `Bearer ${token}` }) =>
      send(`${forge.apiUrl}${path.replace('~', '/repos/o/r')}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    graphql: (query, variables = {}, secret = token) =>
      send(forge.graphqlUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query, variables }),
      }),
  };
}
