// The tab itself: what a report must not do has to be seen.
import { expect, it } from '@jest/globals';
import { describeInBrowser } from './with-browser.js';

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`;

describeInBrowser('chrome', 'a watched tab', (tab) => {
  const faultsOf = async (head: string, script: string): Promise<string> => {
    await tab.open(
      tab.write('page.html', `<!doctype html>${head}<title>x</title><p>x</p><script>${script}</script>`),
      '',
      'p',
    );
    return tab.takeFaults().join('\n');
  };

  it('sees nothing where nothing is', async () => {
    expect(await faultsOf(policy, `console.log('fine')`)).toBe('');
  });

  it.each([
    ['an error', '', `console.error('bad')`, /^console: bad$/],
    ['a warning', '', `console.warn('bad')`, /^console: bad$/],
    ['what is thrown', '', `throw new Error('bad')`, /^error: bad$/],
    ['what is thrown later', '', `Promise.reject(new Error('bad'))`, /^error: bad$/],
    ['a dialog', '', `alert('bad')`, /^dialog: bad$/],
    ['another file', '', `new Image().src = 'other.png'`, /^request: file:.*other\.png$/m],
    ['another host', '', `void fetch('http://127.0.0.1:9/').catch(() => {})`, /^request: http:/m],
    ['a broken policy', policy, `new Image().src = 'other.png'`, /^console: violation of img-src/m],
  ])('sees %s', async (_, head, script, fault) => {
    expect(await faultsOf(head, script)).toMatch(fault);
  });
});
