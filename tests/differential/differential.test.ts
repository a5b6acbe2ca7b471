import {isUtf8} from 'node:buffer'
import {cpSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {article, ROOT, scratch} from '../cli/run-cli.js'
import {commandLineFindings} from './command-line-findings.js'
import {openEditor} from './editor-findings.js'

/** All files of a folder that rules may report on. */
const ALL = ['**/*.txt', '**/*.yaml', '**/*.json', '**/*.tsv', '**/*.csv', '**/*.jsonl']
const LEFT_OUT = ['**/drafts/**', '**/ignored/**']

/** Both see the same bytes; the editor has every file open, and gets the time to read the corpus. */
async function compare(folder: string): Promise<number> {
  const isText = (file: string): boolean => isUtf8(readFileSync(path.join(folder, file)))
  // An editor decodes files itself, whatever their encoding, so that the server never sees that this is a foreign one.
  const wanted = commandLineFindings(folder).filter(({path: file}) => isText(file))
  // Whoever opens a file that the project leaves out wants it checked, as whoever names it on the command line.
  const files = globSync(ALL, {cwd: folder, dot: true, ignore: LEFT_OUT}).filter(isText).sort()
  const editor = await openEditor(folder, files)
  try {
    await expect.poll(editor.findings, {timeout: 20_000, interval: 100}).toEqual(wanted)
  } finally {
    await editor.close()
  }
  return wanted.length
}

describe('editor and command line give the same findings for the same bytes', () => {
  test.each(['aleppo-2016', 'mistakes'])('examples/%s', async name => {
    const folder = scratch({})
    cpSync(path.join(ROOT, 'examples', name), folder, {recursive: true})
    const count = await compare(folder)
    if (name === 'mistakes') expect(count).toBeGreaterThan(30)
  })

  test('overrides, a preset, options, suppressions, ignored files and a corpus that refers across', async () => {
    const count = await compare(scratch(CORPUS))
    expect(count).toBeGreaterThan(5)
  })

  test('line ends, a byte order mark, astral and right-to-left characters', async () => {
    const body = '😀 :palce[Town]\r\rשלום :actor[ مدينة ]{ref=nobody}\n:actor[e\u0301] :place[x'
    const count = await compare(
      scratch({
        'a.news.txt': `\uFEFF${article(body)}`,
        'b.news.txt': article(body).replaceAll('\n', '\r\n'),
        'c.news.txt': body.replaceAll('\n', '\r')
      })
    )
    expect(count).toBeGreaterThan(8)
  })
})

const CORPUS = {
  'newsmark.yaml': `include: [articles/**]
exclude: [articles/drafts/**]
preset: strict
rules:
  missing-metadata: [warning, {fields: [title]}]
  unresolved-mention: off
overrides:
  - files: [articles/old/**]
    rules: {unknown-kind: info, unknown-claim: off}
`,
  'glossary.yaml': `actors:
  un: {name: United Nations, aliases: [UN]}
  nobody: {name: No Body, member-of: nowhere}
places:
  town: {name: Town, lat: 95, lon: 3}
`,
  '.newsmarkignore': 'articles/ignored/\n',
  'articles/a.txt': article(
    'The :actor[UN] in :palce[Town] and Town.\n\n:claim[a]{#c1 speaker=un rebuts=b#c9}\n'
  ),
  'articles/b.txt': article(
    '<!-- newsmark-ignore-next-line unknown-kind -- to be renamed -->\n:palce[Town].\n\n<!-- newsmark-ignore-line unknown-entry -->\n:claim[b]{#c1 speaker=un rebuts=a#c1}\n'
  ),
  'articles/old/c.txt': article(':palce[Town] :claim[c]{speaker=un rebuts=b#c9}\n'),
  'articles/old/a.txt': article('Twice.\n'),
  'articles/drafts/d.txt': article(':palce[Town]\n'),
  'articles/ignored/e.txt': article(':palce[Town]\n')
}
