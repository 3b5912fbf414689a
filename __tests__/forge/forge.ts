// A stand-in of GitHub on the loopback, for tests that run the true client code, in this process or in a bundle.
//
//   const forge = await startForge();
//   const repository = forge.state.addRepository('o/r');             // private: reads need their permission
//   const base = forge.state.addCommit(repository, { files: { 'a.go': 'package a\n' } });
//   forge.state.addCommit(repository, { branch: 'topic', parents: [base.sha] });
//   const pull = forge.state.addPull({ repository, head: 'topic', files: [pullFile('a.go', patch)] });
//   const token = forge.state.addToken({ repository, permissions: { 'pull-requests': 'write' } });
//   forge.faults.add({ match: 'issues/create-comment', do: 'lost' });  // operations are named as in the log
//   … GITHUB_API_URL=forge.apiUrl …
//   expect(forge.log.violations).toEqual([]);                         // always
//   expect(forge.log.short()).toContain('issues/create-comment');
//   await forge.close();
//
// Every REST request and answer is checked against GitHub's own description (openapi.json); what that cannot say
// is written by hand: lines outside of a hunk, sizes, tokens' rights, paging, signed redirects, artifacts that
// never change. What breaks a rule is answered as GitHub would and kept in `log.violations`. To be found in
//   state.ts       repositories, commits, pull requests, runs, artifacts, tokens, and what people do to them
//   setup.ts       zips, patches, a real git repository as state
//   faults.ts      answers and breaks on the nth request       log.ts   what was asked
//   operations/    the REST operations                         graphql.ts, results.ts, blobs.ts   the rest
import { BlobStore } from './blobs.js';
import type { Surroundings } from './call.js';
import { Description } from './description.js';
import { Faults } from './faults.js';
import { GraphqlApi } from './graphql.js';
import { ForgeLog } from './log.js';
import type { Run } from './nouns.js';
import { startOrigin } from './origin.js';
import { restErrand } from './rest.js';
import { ResultsService } from './results.js';
import { ForgeState } from './state.js';
import { Views } from './views.js';

export interface ForgeOptions {
  /** What new things are dated with. Default: the time it is. */
  readonly clock?: () => Date;
  /** True: the addresses of an Enterprise Server, `/api/v3` and `/api/graphql`. */
  readonly enterprise?: boolean;
  /** Operations that the server does not have, as on other forges: 404. `graphql` for all of GraphQL. */
  readonly lacks?: readonly string[];
}

export interface StandIn {
  /** GITHUB_API_URL. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL. */
  readonly graphqlUrl: string;
  /** ACTIONS_RESULTS_URL. */
  readonly resultsUrl: string;
  readonly blobsUrl: string;
  readonly state: ForgeState;
  readonly log: ForgeLog;
  readonly faults: Faults;
  /** An ACTIONS_RUNTIME_TOKEN for a job of this run. */
  runtimeToken(run: Run): string;
  /** Names of artifacts whose upload was begun and never finalised. */
  unfinishedUploads(): string[];
  /** Where the page of an artifact leads a browser. */
  downloadUrl(artifact: number): string;
  close(): Promise<void>;
}

/** Reading the description takes a while, and nothing changes in it. */
const description = new Description();

export async function startForge(options: ForgeOptions = {}): Promise<StandIn> {
  const { clock = () => new Date(), enterprise = false, lacks = [] } = options;
  const log = new ForgeLog();
  const faults = new Faults();
  const state = new ForgeState(clock);
  const base = enterprise ? '/api/v3' : '';
  const graphqlPath = enterprise ? '/api/graphql' : '/graphql';

  const blobStore = new BlobStore(state, log, () => blobs.url);
  const resultsService = new ResultsService(state, log, blobStore);
  const blobs = await startOrigin('blobs', log, faults, (incoming) => blobStore.errand(incoming));
  const results = await startOrigin('results', log, faults, (incoming) => resultsService.errand(incoming));

  const rest = { base, origin: () => api.url, lacks: new Set(lacks) };
  const graphql = new GraphqlApi(state, log, rest.lacks.has('graphql'));
  // The address is known once the server listens, and is used from the first request on.
  let around: Surroundings | undefined;
  const api = await startOrigin('api', log, faults, (incoming) => {
    if (incoming.url.pathname === graphqlPath) return graphql.errand(incoming);
    around ??= {
      state,
      description,
      log,
      views: new Views(description, state, `${api.url}${base}`),
      signedUrl: (artifact) => blobStore.downloadUrl(artifact),
    };
    return restErrand(around, rest, incoming);
  });

  return {
    apiUrl: `${api.url}${base}`,
    graphqlUrl: `${api.url}${graphqlPath}`,
    resultsUrl: `${results.url}/`,
    blobsUrl: blobs.url,
    state,
    log,
    faults,
    runtimeToken: (run) => resultsService.runtimeToken(run),
    unfinishedUploads: () => resultsService.unfinished(),
    downloadUrl: (artifact) => blobStore.downloadUrl(artifact),
    close: async () => {
      await Promise.all([api.close(), results.close(), blobs.close()]);
    },
  };
}
