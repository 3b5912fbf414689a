// What the runner tells about the run in its environment.
// Source: https://docs.github.com/actions/reference/workflows-and-actions/variables
export interface RunFacts {
  /** `owner/name`. */
  readonly repository: string;
  /** Commit of the event, which GitHub's API calls the head of the run; empty where it is not told. */
  readonly sha: string;
  readonly run: number;
  readonly attempt: number;
  /** Workflow file, relative to the repository: `.github/workflows/performance.yml`. */
  readonly workflow: string;
  readonly actor: string;
  readonly eventName: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Who serves the API: GitHub itself and GitHub Enterprise Server are one. */
  readonly forge: 'github' | 'gitea' | 'forgejo';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads them; what is absent, as in a rehearsal, has GitHub's value or is empty. */
export function runFacts(env: Environment): RunFacts {
  const given = (name: string, otherwise: string): string => {
    const value = env[name]?.trim() ?? '';
    return value === '' ? otherwise : value;
  };
  const count = (name: string): number => {
    const value = Number(given(name, '0'));
    return Number.isSafeInteger(value) && value >= 0 ? value : 0;
  };
  const apiUrl = given('GITHUB_API_URL', 'https://api.github.com');
  return {
    repository: given('GITHUB_REPOSITORY', ''),
    sha: given('GITHUB_SHA', ''),
    run: count('GITHUB_RUN_ID'),
    attempt: count('GITHUB_RUN_ATTEMPT'),
    workflow: workflowFile(given('GITHUB_WORKFLOW_REF', '')),
    actor: given('GITHUB_ACTOR', ''),
    eventName: given('GITHUB_EVENT_NAME', ''),
    serverUrl: given('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl,
    // `/api/v3` has `/api/graphql` on an Enterprise Server.
    graphqlUrl: given('GITHUB_GRAPHQL_URL', `${apiUrl.replace(/\/v3\/?$/, '')}/graphql`),
    forge: forgeOf(env, apiUrl),
  };
}

/** `o/r/.github/workflows/x.yml@refs/heads/main` → `.github/workflows/x.yml` */
export function workflowFile(ref: string): string {
  const [path = ''] = ref.split('@', 1);
  return path.split('/').slice(2).join('/');
}

/** Both speak a part of GitHub's API under their own path. */
function forgeOf(env: Environment, apiUrl: string): RunFacts['forge'] {
  if (env['FORGEJO_ACTIONS'] === 'true') return 'forgejo';
  if (env['GITEA_ACTIONS'] === 'true' || /\/api\/v1\/?$/.test(apiUrl)) return 'gitea';
  return 'github';
}
