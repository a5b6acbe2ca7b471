import {execFile} from 'node:child_process'
import {copyFile, mkdtemp, readFile, rm} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

/** Fails unless the scopes of a fixture are those drawn in it. */
export async function checkFixture(file: string): Promise<void> {
  await run('unit', file)
}

/** Fails unless the scopes of a file are those of the `.snap` beside it, or writes that anew when `UPDATE=1` is set. */
export async function checkSnapshot(file: string): Promise<void> {
  const update = process.env['UPDATE'] === '1' ? ['--updateSnapshot'] : []
  await run('snapshot', ...update, '--scope', 'text.newsmark', file)
}

/** For each line of a file, and each UTF-16 unit in it, the scopes from outside in, separated by spaces. */
export async function scopesOf(file: string): Promise<string[][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsmark-grammar-'))
  try {
    const copy = path.join(folder, path.basename(file))
    await copyFile(file, copy)
    await run('snapshot', '--updateSnapshot', '--scope', 'text.newsmark', copy)
    return readSnapshot(await readFile(`${copy}.snap`, 'utf8'))
  } finally {
    await rm(folder, {recursive: true})
  }
}

/** A snapshot holds each line of the source behind `>`, and below it lines `#   ^^^ scopes` for its tokens. */
function readSnapshot(snapshot: string): string[][] {
  const lines: string[][] = []
  for (const line of snapshot.split('\n')) {
    const [, indent = '', marks = '', scopes = ''] = line.match(/^#( *)(\^+) (.*)$/) ?? []
    if (line.startsWith('>')) lines.push(new Array<string>(line.length - 1).fill(''))
    lines.at(-1)?.fill(scopes, indent.length, indent.length + marks.length)
  }
  return lines
}

const root = path.join(import.meta.dirname, '../..')
const GRAMMARS = [
  path.join(root, 'syntaxes/newsmark.tmLanguage.json'),
  path.join(import.meta.dirname, 'yaml-stub.tmLanguage.json')
]

/** Runs one of the commands of vscode-tmgrammar-test; a failure carries what it printed. */
async function run(command: 'unit' | 'snapshot', ...args: readonly string[]): Promise<void> {
  const script = createRequire(import.meta.url).resolve(`vscode-tmgrammar-test/dist/${command}.js`)
  const grammars = GRAMMARS.flatMap(file => ['--grammar', file])
  try {
    await promisify(execFile)(process.execPath, [script, ...grammars, ...args])
  } catch (error) {
    const {stdout, stderr} = error as {stdout?: string; stderr?: string}
    throw new Error(`${stdout ?? ''}${stderr ?? ''}`, {cause: error})
  }
}
