// actions/*: workflow runs and artifacts; and whose token it is.
import { notFound, Refusal } from '../answer.js';
import type { Call, Work } from '../call.js';
import type { Artifact, Run } from '../nouns.js';

function runOf(call: Call): Run {
  const id = call.number('run_id');
  const run = call.around.state.runs.find((one) => one.id === id && one.repository === call.repository);
  if (run === undefined) throw notFound();
  return run;
}

function artifactOf(call: Call): Artifact {
  const id = call.number('artifact_id');
  const artifact = call.around.state.artifacts.find(
    (one) => one.id === id && one.repository === call.repository,
  );
  if (artifact === undefined) throw notFound();
  return artifact;
}

/** Newest first. */
function listed(call: Call, artifacts: readonly Artifact[]) {
  const name = call.text('name');
  const rows = artifacts.filter((artifact) => name === undefined || artifact.name === name).reverse();
  return call.page(
    rows,
    (artifact) => call.around.views.artifact(artifact),
    (page, total) => ({ total_count: total, artifacts: page }),
  );
}

const getRun: Work = (call) => ({ status: 200, body: call.around.views.run(runOf(call)) });

const listOfRepository: Work = (call) =>
  listed(
    call,
    call.around.state.artifacts.filter(({ repository }) => repository === call.repository),
  );

const listOfRun: Work = (call) => {
  const run = runOf(call);
  return listed(
    call,
    call.around.state.artifacts.filter((artifact) => artifact.run === run),
  );
};

const getArtifact: Work = (call) => ({
  status: 200,
  body: call.around.views.artifact(artifactOf(call)),
});

const download: Work = (call) => {
  const artifact = artifactOf(call);
  if (call.text('archive_format') !== 'zip') throw notFound();
  if (artifact.expired) throw new Refusal(410, 'Artifact has expired');
  return { status: 302, headers: { location: call.around.signedUrl(artifact.id) }, body: null };
};

/** For people's tokens. Those of apps, as GITHUB_TOKEN is, are refused. */
const viewer: Work = ({ token, around }) => {
  if (token.login.endsWith('[bot]')) throw new Refusal(403, 'Resource not accessible by integration');
  const own = { ...around.views.user(token.login), user_view_type: 'private' };
  return { status: 200, body: around.description.fill('private-user', own) };
};

export const actionsOperations: Readonly<Record<string, Work>> = {
  'actions/get-workflow-run': getRun,
  'actions/list-artifacts-for-repo': listOfRepository,
  'actions/list-workflow-run-artifacts': listOfRun,
  'actions/get-artifact': getArtifact,
  'actions/download-artifact': download,
  'users/get-authenticated': viewer,
};
