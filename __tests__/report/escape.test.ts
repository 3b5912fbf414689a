import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandOf } from '../../src/report/annotations.js';
import {
  codeBlock,
  codeCell,
  codeSpan,
  htmlCode,
  logLine,
  plainText,
  visible,
} from '../../src/report/escape.js';
import { renderComment, renderSummary } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { quoted } from '../../src/report/words/reproduce.js';
import { hostile, withNames } from './fixtures.js';
import { cellsOf, withoutCode } from './gfm.js';

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...hostile),
  fc
    .array(
      fc.constantFrom(
        '|',
        '\\',
        '`',
        '``',
        '\n',
        '\r\n',
        '<',
        '>',
        '&',
        '@',
        '#',
        '[',
        '](',
        ':',
        ' ',
        '\t',
        '*',
        '_',
        '~',
        '\u202e',
        '\u0000',
        '\ud83d',
        '-',
        '=',
        '%',
        '$(',
        "'",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
/** Distinct, and each with a mark that no plain word has, so that it can be looked for. */
const nastyNames = fc
  .array(nasty, { minLength: 1, maxLength: 6 })
  .map((names) => names.map((name, index) => `${name}@evil${index}${name}`));

describe('visible', () => {
  it('spells out what cannot be seen', () => {
    expect(visible('a\nb\r\t\u001b[0m\u202e\u200b\u{e0041}\ud800\ufe0f\u3164')).toBe(
      'a\\nb\\r\\t\\x1b[0m\\u202e\\u200b\\u{e0041}\\ud800\\ufe0f\\u3164',
    );
    expect(visible('größe 中文 😀')).toBe('größe 中文 😀');
  });

  it('keeps both ends of a long text, and says that something is missing', () => {
    expect(visible(`${'a'.repeat(500)}end`, 10)).toBe('aaaaaa…end');
    expect(visible('😀'.repeat(500), 10)).toBe(`${'😀'.repeat(6)}…${'😀'.repeat(3)}`);
  });

  it('is bounded and without controls whatever comes', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 8, max: 40 }), (text, most) => {
        const shown = visible(text, most);
        expect(Array.from(shown).length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe('markdown', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``', '``` a`` ```'],
    [' a ', '`  a  `'],
    ['', '`""`'],
  ])('%j as a code span is %j', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('escapes pipes in cells, and a backslash before one', () => {
    expect(codeCell('a|b')).toBe('`a\\|b`');
    expect(codeCell('a\\|b')).toBe('`a\\x5c\\|b`');
  });

  it('takes plain words only for plain', () => {
    for (const plain of ['finder', 'internal/scan', 'merge base with origin/main', 'go1.26.8', 'sec/op']) {
      expect(plainText(plain)).toBe(plain);
    }
    for (const code of [
      '@me',
      '#12',
      'GH-12',
      'a_b_',
      '_a',
      'www.x.com',
      'http://x',
      'deadbeef1',
      'a|b',
      '',
    ]) {
      expect(plainText(code)).toMatch(/^`.*`$/);
    }
  });

  it('leaves no mark with a meaning in raw HTML', () => {
    expect(htmlCode('</summary>@me#1')).toBe('<code>&#60;/summary&#62;&#64;me&#35;1</code>');
  });

  it('fences a block with more backticks than it holds', () => {
    expect(codeBlock(['a', '```'], 'sh')).toBe('````sh\na\n```\n````');
  });

  it.each([
    ['comment', renderComment],
    ['summary', renderSummary],
  ] as const)(
    'a %s keeps its table and lets nothing foreign out of code, whatever the names are',
    (_, render) => {
      fc.assert(
        fc.property(nastyNames, (names) => {
          const text = render(withNames(names));
          const lines = text.split('\n');
          const start = lines.findIndex((line) => line.startsWith('| benchmark |'));
          const rows = lines.slice(start, lines.indexOf('', start));
          expect(rows).toHaveLength(2 + 3 * names.length);
          for (const row of rows) expect(cellsOf(row)).toHaveLength(6);
          const rest = withoutCode(text);
          expect(rest).not.toContain('evil');
          expect(rest).not.toContain('@');
          expect(
            rest.match(/<[^>]*>/g)?.filter((tag) => !/^<(?:br|\/?details|\/?summary|\/?code)>$/.test(tag)) ??
              [],
          ).toEqual([]);
          expect(rest.split('<details>').length).toBe(rest.split('</details>').length);
          expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('terminal', () => {
  it('has the same lines whatever the names are, and no control character', () => {
    fc.assert(
      fc.property(nastyNames, (names) => {
        const options = { color: false, width: 100 };
        const text = renderTerminal(withNames(names), options);
        const tame = renderTerminal(withNames(names.map((__, index) => `tame${index}`)), options);
        // One line stands for all commands of a name that they cannot hold.
        const apart = (of: string) => of.replace(/^ {2}(?:go |cd |its name is too ).*\n/gm, '').split('\n');
        expect(apart(text)).toHaveLength(apart(tame).length);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 60 },
    );
  });
});

describe('logs and workflow commands', () => {
  // Source: actions/setup-go matchers.json.
  const matcher = /^\s*(.+\.go):(?:(\d+):(\d+):)? (.*)/;

  it('writes a place in a way that no problem matcher takes for an error', () => {
    expect(logLine('look.go:41:2: slow')).toBe('look.go#L41: slow');
    expect(logLine('sort.go: 12%')).toBe('sort.go : 12%');
    expect(logLine('::error::x')).toBe(': :error::x');
  });

  it('lets no command and no match through', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.stringMatching(/^[ :.go#[0-9\n]{0,30}$/)), (text) => {
        const line = logLine(text);
        expect(line).not.toMatch(/^\s*::/);
        expect(line).not.toContain('##[');
        expect(line).not.toMatch(matcher);
        expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('makes workflow commands that the runner reads back as they were', () => {
    const decode = (text: string) =>
      text
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    fc.assert(
      fc.property(nasty, nasty, nasty, (file, title, message) => {
        const command = commandOf({ level: 'error', file, line: 7, title, message });
        // Source: actions/runner ActionCommand.TryParseV2.
        const [, properties = '', data = ''] = /^::error ([^]*?)::([^]*)$/.exec(command) ?? [];
        const read = new Map(
          properties
            .split(',')
            .map((each) =>
              each.split('=').length > 1
                ? [each.slice(0, each.indexOf('=')), decode(each.slice(each.indexOf('=') + 1))]
                : [each, ''],
            ),
        );
        expect([...read]).toEqual([
          ['file', file],
          ['line', '7'],
          ['title', title],
        ]);
        expect(decode(data)).toBe(message);
        expect(command).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('shell', () => {
  it('quotes so that a shell reads every word back', () => {
    const words = hostile
      .map((name) => name.replaceAll('\ud800', '').slice(0, 200))
      .filter((name) => name !== '');
    const output = execFileSync('sh', ['-c', `printf '%s\\n--\\n' ${words.map(quoted).join(' ')}`], {
      encoding: 'utf8',
    });
    expect(output.split('\n--\n').slice(0, -1)).toEqual(words);
  });
});
