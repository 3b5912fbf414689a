// pulls/*: pull requests and their files.
import type { Work } from '../call.js';
import { headOf } from '../state.js';

const get: Work = (call) => {
  if (!/json|\*\/\*/.test(call.accept))
    call.around.log.violation(`pulls/get: ${call.accept} is not modelled`);
  return { status: 200, body: call.around.views.pull(call.pull(), 'pull-request') };
};

const list: Work = (call) => {
  const { around, repository } = call;
  const state = call.text('state');
  const head = call.text('head');
  const base = call.text('base');
  // A head without an owner filters nothing on GitHub: a mistake that would go unseen.
  if (head !== undefined && !head.includes(':'))
    around.log.violation(`pulls/list: head ${head} has no owner`);
  if (call.text('direction') !== undefined) around.log.violation('pulls/list: direction is not modelled');
  const pulls = around.state.pulls.filter(
    (pull) =>
      pull.repository === repository &&
      (state === 'all' || pull.state === state) &&
      (head === undefined || !head.includes(':') || `${pull.head.owner}:${pull.head.ref}` === head) &&
      (base === undefined || pull.base.ref === base),
  );
  return call.page(pulls.reverse(), (pull) => around.views.pull(pull));
};

const listFiles: Work = (call) => {
  const pull = call.pull();
  return call.page(headOf(pull).files, (file) => call.around.views.pullFile(pull, file));
};

export const pullOperations: Readonly<Record<string, Work>> = {
  'pulls/get': get,
  'pulls/list': list,
  'pulls/list-files': listFiles,
};
