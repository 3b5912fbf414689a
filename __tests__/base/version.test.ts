import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { toolVersion } from '../../src/base/version.js';

it('is the version of package.json', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  expect(toolVersion).toBe((JSON.parse(text) as { version: string }).version);
});
