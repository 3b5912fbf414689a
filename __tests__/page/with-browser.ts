// Browsers that are on this machine, and tests that need one.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { discard, temporaryFolder } from '../e2e/with-go.js';
import { Tab, type BrowserName } from './tab.js';

/** Where each is said to be, else what it is called on PATH. */
const browsers: Readonly<
  Record<BrowserName, { readonly variable: string; readonly names: readonly string[] }>
> = {
  chrome: {
    variable: 'PPROFGATE_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  },
  firefox: { variable: 'PPROFGATE_FIREFOX', names: ['firefox-esr', 'firefox'] },
};

function executableOf(browser: BrowserName): string | null {
  const { variable, names } = browsers[browser];
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * `describe` with one browser and one tab for all of its tests; each of them fails when the page complained of anything
 * or asked for anything. Without the browser skipped, or failed when PPROFGATE_REQUIRE_BROWSER is 1 (as in .ci/run).
 */
export function describeInBrowser(browser: BrowserName, name: string, body: (tab: Tab) => void): void {
  const executable = executableOf(browser);
  if (executable === null) {
    const { variable, names } = browsers[browser];
    const why = `needs ${names.join(' or ')} on PATH, or ${variable}`;
    if (process.env['PPROFGATE_REQUIRE_BROWSER'] === '1') {
      describe(name, () => {
        it(why, () => {
          throw new Error(`${browser} is not here, and PPROFGATE_REQUIRE_BROWSER is 1`);
        });
      });
    } else {
      describe.skip(`${name} (${why})`, () => {
        body(new Tab(browser, '', ''));
      });
    }
    return;
  }
  describe(name, () => {
    const folder = temporaryFolder();
    const tab = new Tab(browser, executable, folder);
    beforeAll(() => tab.start());
    afterEach(() => {
      expect(tab.takeFaults()).toEqual([]);
    });
    afterAll(async () => {
      await tab.stop();
      discard(folder);
    });
    body(tab);
  });
}
