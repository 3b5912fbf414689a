// The licence texts of everything that a bundle holds.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

// pako's LICENSE file covers its own part; the notice of the zlib part stands only in its sources.
const furtherNotices = new Map([
  [
    'pako',
    `(C) 1995-2013 Jean-loup Gailly and Mark Adler
(C) 2014-2017 Vitaly Puzrin and Andrey Tupitsin

This software is provided 'as-is', without any express or implied warranty. In no event will the authors be
held liable for any damages arising from the use of this software.

Permission is granted to anyone to use this software for any purpose, including commercial applications, and
to alter it and redistribute it freely, subject to the following restrictions:

1. The origin of this software must not be misrepresented; you must not claim that you wrote the original
   software. If you use this software in a product, an acknowledgment in the product documentation would be
   appreciated but is not required.
2. Altered source versions must be plainly marked as such, and must not be misrepresented as being the
   original software.
3. This notice may not be removed or altered from any source distribution.`,
  ],
]);

/** Folders of the packages that gave bytes to an output of the esbuild metafiles, relative to the root. */
function bundledPackages(metafiles) {
  const folders = new Set();
  for (const output of metafiles.flatMap(({ outputs }) => Object.values(outputs))) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = bytesInOutput > 0 && packageFolder.exec(path)?.[0];
      if (folder) folders.add(folder);
    }
  }
  return folders;
}

/**
 * Some packages have their licence only as the last part of their README, some only as a word in package.json:
 * that word and the authors are then all that there is to tell.
 */
async function licenceInReadme(folder, license) {
  for (const file of (await readdir(folder)).filter((name) => /^readme([.-].*)?$/i.test(name)).sort()) {
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    const heading = [...text.matchAll(/^(?:#+ *licen[cs]e.*|licen[cs]e\n[-=]+)$/gim)].at(-1);
    if (heading !== undefined) return [text.slice(heading.index).trim()];
  }
  const { author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const by = typeof author === 'string' ? author : author?.name;
  return license === undefined || by === undefined
    ? []
    : [`${license}, by ${by}. No licence text is distributed with it.`];
}

/** One text: a section for each bundled package and version. Line ends are LF, as git keeps the file. */
export async function thirdPartyText(root, metafiles) {
  const sections = new Map();
  for (const folder of bundledPackages(metafiles)) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const texts = [];
    for (const file of (await readdir(join(root, folder))).filter((file) => licenceFile.test(file)).sort()) {
      texts.push((await readFile(join(root, folder, file), 'utf8')).replaceAll('\r\n', '\n').trim());
    }
    if (texts.length === 0) texts.push(...(await licenceInReadme(join(root, folder), license)));
    if (texts.length === 0) throw new Error(`${folder} is bundled but has no licence text`);
    const further = furtherNotices.get(name);
    if (further !== undefined) texts.push(further);
    sections.set(`${name} ${version} (${license})`, texts.join('\n\n'));
  }
  const rule = '-'.repeat(80);
  const parts = [...sections]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, text]) => `${rule}\n${title}\n${rule}\n\n${text}\n`);
  return `pprof-gate is under the MIT licence. Its dist folder also holds code of these packages.\n\n${parts.join('\n')}`;
}
