// A jest reporter that writes the run's own counts to the file that PPROFGATE_TEST_RESULT names. `npm cit`
// hands no options on to the tests, so the environment does.
import { writeFileSync } from 'node:fs';

export default class ResultReporter {
  onRunComplete(_contexts, result) {
    const counts = {
      passed: result.numPassedTests,
      // A test file that cannot be loaded is a failure, too.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
    writeFileSync(process.env.PPROFGATE_TEST_RESULT, JSON.stringify(counts));
  }
}
