import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { parseDiff } from '../../src/diff/parse.js';

/** What `git diff --no-index -U0 -M base head` prints for two trees made for this test. */
const patch = String.raw`diff --git a/base/bin b/head/bin
index bdc955b..8835708 100644
Binary files a/base/bin and b/head/bin differ
diff --git a/head/new bin b/head/new bin
new file mode 100644
index 0000000..f76dd23
Binary files /dev/null and b/head/new bin differ
diff --git a/base/gone.go b/base/gone.go
deleted file mode 100644
index d914525..0000000
--- a/base/gone.go
+++ /dev/null
@@ -1,2 +0,0 @@
--- x
-++ y
diff --git a/head/new.go b/head/new.go
new file mode 100644
index 0000000..d914525
--- /dev/null
+++ b/head/new.go
@@ -0,0 +1 @@
+-- x
diff --git a/head/new-empty b/head/new-empty
new file mode 100644
index 0000000..e69de29
diff --git a/base/nn.go b/head/nn.go
index 20cbb4d..d72b50b 100644
--- a/base/nn.go
+++ b/head/nn.go
@@ -1 +1 @@
-no newline
\ No newline at end of file
+no newline!
diff --git a/base/one.go b/head/one.go
index d68dd40..394fbc6 100644
--- a/base/one.go
+++ b/head/one.go
@@ -2 +2,2 @@ a
-b
+B
+B2
@@ -4,0 +6 @@ d
+e
diff --git a/base/sp ace.go b/head/sp ace.go
index 1aa2186..ef0629d 100644
--- a/base/sp ace.go	
+++ b/head/sp ace.go	
@@ -3 +3 @@ y
-z
+Z
diff --git a/base/pure ren.go b/head/sub/moved it.go
similarity index 100%
rename from base/pure ren.go
rename to head/sub/moved it.go
diff --git a/base/ren.go b/head/sub/ren2.go
similarity index 88%
rename from base/ren.go
rename to head/sub/ren2.go
index 7e6586f..d7b36dc 100644
--- a/base/ren.go
+++ b/head/sub/ren2.go
@@ -2 +2 @@ q
-w
+W
diff --git "a/base/t\303\274r.go" "b/head/t\303\274\t2.go"
similarity index 100%
rename from "base/t\303\274r.go"
rename to "head/t\303\274\t2.go"
diff --git a/base/run.sh b/head/run.sh
old mode 100644
new mode 100755
`;

describe('parseDiff', () => {
  it('reads every kind of change that git prints', () => {
    const line = { baseLine: 1, baseCount: 1, headLine: 1, headCount: 1 };
    expect(parseDiff(patch)).toEqual([
      { base: 'bin', head: 'bin', binary: true, edits: [] },
      { base: null, head: 'new bin', binary: true, edits: [] },
      { base: 'gone.go', head: null, binary: false, edits: [{ ...line, baseCount: 2, headCount: 0 }] },
      { base: null, head: 'new.go', binary: false, edits: [{ ...line, baseCount: 0 }] },
      { base: null, head: 'new-empty', binary: false, edits: [] },
      { base: 'nn.go', head: 'nn.go', binary: false, edits: [line] },
      {
        base: 'one.go',
        head: 'one.go',
        binary: false,
        edits: [
          { baseLine: 2, baseCount: 1, headLine: 2, headCount: 2 },
          { baseLine: 5, baseCount: 0, headLine: 6, headCount: 1 },
        ],
      },
      { base: 'sp ace.go', head: 'sp ace.go', binary: false, edits: [{ ...line, baseLine: 3, headLine: 3 }] },
      { base: 'pure ren.go', head: 'sub/moved it.go', binary: false, edits: [] },
      { base: 'ren.go', head: 'sub/ren2.go', binary: false, edits: [{ ...line, baseLine: 2, headLine: 2 }] },
      { base: 'tür.go', head: 'tü\t2.go', binary: false, edits: [] },
      { base: 'run.sh', head: 'run.sh', binary: false, edits: [] },
    ]);
  });

  it('gives the same edits with context as without', () => {
    const body =
      '--- a/x.go\n+++ b/x.go\n@@ -1,6 +1,7 @@ func\n one\n-two\n+TWO\n+2\n three\n\n-five\n six\n+seven\n';
    const [file] = parseDiff(`diff --git a/x.go b/x.go\n${body}`);
    expect(file).toEqual({
      base: 'x.go',
      head: 'x.go',
      binary: false,
      edits: [
        { baseLine: 2, baseCount: 1, headLine: 2, headCount: 2 },
        { baseLine: 5, baseCount: 1, headLine: 6, headCount: 0 },
        { baseLine: 7, baseCount: 0, headLine: 7, headCount: 1 },
      ],
    });
  });

  it('strips a prefix only when all paths carry it', () => {
    const header = (base: string, head: string): string =>
      `diff --git ${base} ${head}\n--- ${base}\n+++ ${head}\n`;
    expect(parseDiff(header('base/x', 'head/x'))[0]).toMatchObject({ base: 'x', head: 'x' });
    expect(parseDiff(header('x', 'x'))[0]).toMatchObject({ base: 'x', head: 'x' });
    expect(parseDiff(header('base/x', 'base/x'))[0]).toMatchObject({ base: 'base/x', head: 'base/x' });
    expect(parseDiff(header('a/x', 'b/x') + header('a/base/y', 'b/head/y'))).toMatchObject([
      { base: 'x', head: 'x' },
      { base: 'base/y', head: 'head/y' },
    ]);
  });

  it('reads bytes and text alike, and nothing from an empty diff', () => {
    expect(parseDiff(new TextEncoder().encode(patch))).toEqual(parseDiff(patch));
    expect(parseDiff('')).toEqual([]);
    expect(parseDiff('warning: something\n')).toEqual([]);
  });

  it.each([
    ['hunk-cut', '@@ -1,2 +1 @@\n-a\n'],
    ['hunk-body', '@@ -1,2 +1 @@\n-a\n*b\n'],
    ['hunk-length', '@@ -1 +1,2 @@\n-a\n b\n'],
    ['hunk-header', '@@ -x +1 @@\n-a\n'],
  ])('refuses a malformed hunk: %s', (reason, hunk) => {
    let thrown: unknown;
    try {
      parseDiff(`diff --git a/x b/x\n--- a/x\n+++ b/x\n${hunk}`);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(GateError);
    expect(thrown).toMatchObject({ code: 'capture-invalid', facts: { reason } });
  });
});
