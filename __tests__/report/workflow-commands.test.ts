import { describe, expect, it } from '@jest/globals';
import { withoutCommands } from '../../src/report/workflow-commands.js';

describe('output of a step', () => {
  it.each([
    '::error::x',
    '  ::add-mask::a',
    'a\n\t::set-output name=x::y',
    '\r::stop-commands::z',
    '##[error]x',
    'a ##[group]b',
  ])('holds no command: %j', (text) => {
    const harmless = withoutCommands(text);
    expect(harmless).not.toMatch(/^\s*::/m);
    expect(harmless).not.toContain('##[');
  });

  it('is else as it was', () => {
    for (const text of ['{\n  "a": "::b::"\n}', 'std::vector', '# [x]', 'a.go:12: x'])
      expect(withoutCommands(text)).toBe(text);
  });
});
