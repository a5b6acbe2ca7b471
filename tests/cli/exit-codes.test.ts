import {spawn, spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {commands} from '../../server/src/cli/run-command-line.js'
import {interrupt, manyArticles} from './interrupt.js'
import {article, CLI, type CliRun, plainEnv, runCli, scratch} from './run-cli.js'

const clean = article('Nothing is tagged.')
const error = article(':actr[X] left.')
const warning = article(':claim[]{speaker=author} he said.')
const glossary = 'actors:\n  ada:\n    name: Ada\n    typ: person\n'

const loose = article(':actor[ Ada] left.')
const part = ['check', '--partial', '--format', 'json-lines', '-o', 'part']
const kept = ['--cache-location', 'kept']

/** A cell of the table: what is run, in which files, behind which other runs. */
interface Cell {
  readonly what: string
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly before?: readonly (readonly string[])[]
  readonly args: readonly string[]
  readonly input?: string
  readonly code: 0 | 1 | 2
}

const a = (text: string) => ({'a.news.txt': text})

const cells: readonly Cell[] = [
  // check
  {what: 'a clean article', files: a(clean), args: ['check'], code: 0},
  {what: 'a clean file by its name', files: {'a.txt': clean}, args: ['check', 'a.txt'], code: 0},
  {what: 'an empty article', files: a(''), args: ['check'], code: 0},
  {what: 'a folder without articles', files: {'a.md': '#'}, args: ['check'], code: 0},
  {what: 'a warning', files: a(warning), args: ['check'], code: 0},
  {
    what: 'as many warnings as allowed',
    files: a(warning),
    args: ['check', '--max-warnings', '1'],
    code: 0
  },
  {what: 'what is mended', files: a(loose), args: ['check', '--fix', '--unsafe-fixes'], code: 0},
  {what: 'what is only mended', files: a(error), args: ['check', '--fix-only'], code: 0},
  {what: 'nothing to change', files: a(clean), args: ['check', '--diff'], code: 0},
  {
    what: 'what is ignored from now on',
    files: a(error),
    args: ['check', '--add-ignores=Why'],
    code: 0
  },
  {
    what: 'a glob without files, if that is fine',
    args: ['check', '*.txt', '--no-error-on-unmatched-pattern'],
    code: 0
  },
  {what: 'a part', files: a(clean), args: part, code: 0},
  {
    what: 'more warnings than allowed',
    files: a(warning),
    args: ['check', '--max-warnings', '0'],
    code: 1
  },
  {
    what: 'hidden warnings',
    files: a(warning),
    args: ['check', '--quiet', '--max-warnings=0'],
    code: 1
  },
  {what: 'an error', files: a(error), args: ['check'], code: 1},
  {
    what: 'an error that is not printed',
    files: a(error),
    args: ['check', '--max-diagnostics', '0'],
    code: 1
  },
  {
    what: 'an error in a file by its name',
    files: {'a.txt': error},
    args: ['check', 'a.txt'],
    code: 1
  },
  {what: 'an error on standard input', args: ['check', '-'], input: error, code: 1},
  {
    what: 'an error in the glossary',
    files: {...a(clean), 'glossary.yaml': glossary},
    args: ['check'],
    code: 1
  },
  {
    what: 'an error in the project file',
    files: {'newsmark.yaml': 'glosary: x'},
    args: ['check'],
    code: 1
  },
  {
    what: 'another encoding',
    files: {'a.news.txt': Buffer.from('caf\xe9', 'latin1')},
    args: ['check'],
    code: 1
  },
  {
    what: 'something to change',
    files: a(loose),
    args: ['check', '--diff', '--unsafe-fixes'],
    code: 1
  },
  {what: 'what cannot be mended', files: a(error), args: ['check', '--fix'], code: 1},
  {what: 'a first error', files: a(error), args: ['check', '--fail-fast'], code: 1},
  {what: 'a part with an error', files: a(error), args: part, code: 1},
  {what: 'a path that does not exist', files: a(clean), args: ['check', 'b.news.txt'], code: 2},
  {what: 'a path through a file', files: a(clean), args: ['check', 'a.news.txt/b'], code: 2},
  {what: 'an empty path', files: a(clean), args: ['check', ''], code: 2},
  {what: 'one path of two', files: a(error), args: ['check', 'a.news.txt', 'b.news.txt'], code: 2},
  {what: 'a glob without files', files: a(clean), args: ['check', '*.md'], code: 2},
  {
    what: 'a list that is not there',
    files: a(clean),
    args: ['check', '--file-list', 'list'],
    code: 2
  },
  {what: 'a report in a folder', files: a(clean), args: ['check', '-o', '.'], code: 2},
  {what: 'a commit outside of git', files: a(clean), args: ['check', '--since', 'main'], code: 2},
  {what: 'an unknown option', args: ['check', '--fromat=json'], code: 2},
  {what: 'an unknown format', args: ['check', '--format', 'xml'], code: 2},
  {what: 'an option without its value', args: ['check', '--format'], code: 2},
  {what: 'a flag with a value', args: ['check', '--quiet=yes'], code: 2},
  {what: 'a number that is none', args: ['check', '--max-warnings', '-1'], code: 2},
  {what: 'standard input and files', args: ['check', '-', 'a.news.txt'], code: 2},
  {what: 'a name for no standard input', args: ['check', '--stdin-filename', 'a'], code: 2},
  // merge
  {what: 'a clean part', files: a(clean), before: [part], args: ['merge', 'part'], code: 0},
  {
    what: 'a part with a warning',
    files: a(warning),
    before: [part],
    args: ['merge', 'part'],
    code: 0
  },
  {what: 'a part with an error', files: a(error), before: [part], args: ['merge', 'part'], code: 1},
  {
    what: 'too many warnings',
    files: a(warning),
    before: [part],
    args: ['merge', 'part', '--max-warnings', '0'],
    code: 1
  },
  {
    what: 'a part that could not look at all',
    files: a(clean),
    before: [[...part, '.', 'gone']],
    args: ['merge', 'part'],
    code: 2
  },
  {what: 'no parts', args: ['merge'], code: 2},
  {what: 'a part that is not there', args: ['merge', 'part'], code: 2},
  {what: 'what is no part', files: {part: '[]'}, args: ['merge', 'part'], code: 2},
  // init
  {what: 'a new project', args: ['init', '--yes'], code: 0},
  {what: 'two folders', args: ['init', 'a', 'b'], code: 2},
  {what: 'a preset that is none', args: ['init', '--yes', '--preset', 'strct'], code: 2},
  {what: 'a file in place of the folder', files: {a: ''}, args: ['init', '--yes', 'a'], code: 2},
  // rules, explain, config
  {what: 'the rules', args: ['rules'], code: 0},
  {what: 'the rules in no format', args: ['rules', '--format', 'xml'], code: 2},
  {what: 'a rule', args: ['explain', 'unknown-kind'], code: 0},
  {what: 'no rule', args: ['explain'], code: 2},
  {what: 'an unknown rule', args: ['explain', 'unknown-knd'], code: 2},
  {what: 'what holds for a file', args: ['config', 'a.news.txt'], code: 0},
  {what: 'what holds for two', args: ['config', 'a.news.txt', 'b.news.txt'], code: 2},
  {what: 'what holds in no format', args: ['config', '--format', 'xml'], code: 2},
  // baseline
  {what: 'a baseline', files: a(error), args: ['baseline', 'create'], code: 0},
  {
    what: 'a baseline that is there',
    files: a(error),
    before: [['baseline', 'create']],
    args: ['baseline', 'create'],
    code: 2
  },
  {
    what: 'a baseline without all files',
    files: a(error),
    args: ['baseline', 'update', '.', 'gone'],
    code: 2
  },
  {what: 'a baseline that is not there', files: a(error), args: ['baseline', 'prune'], code: 2},
  {what: 'nothing to do with a baseline', args: ['baseline'], code: 2},
  // text, mentions
  {what: 'a text', files: {'a.txt': 'A'}, args: ['text', 'a.txt'], code: 0},
  {what: 'a text of nothing', args: ['text', 'a.txt'], code: 2},
  {what: 'two texts', files: {'a.txt': 'A'}, args: ['text', 'a.txt', 'a.txt'], code: 2},
  {what: 'no text', args: ['text'], code: 2},
  {what: 'mentions', files: {'a.txt': ':actor[A]'}, args: ['mentions', 'a.txt'], code: 0},
  {
    what: 'mentions of nothing',
    files: {'a.txt': 'A'},
    args: ['mentions', 'a.txt', 'b.txt'],
    code: 2
  },
  {what: 'no mentions', args: ['mentions'], code: 2},
  // seal
  {what: 'a seal', files: a(clean), args: ['seal', '.'], code: 0},
  {
    what: 'a seal that holds',
    files: a(clean),
    before: [['seal', '.']],
    args: ['seal', '--check', '.'],
    code: 0
  },
  {what: 'a missing seal', files: a(clean), args: ['seal', '--check', '.'], code: 1},
  {
    what: 'a missing seal, and what has changed',
    files: a(clean),
    args: ['seal', '--diff', '.'],
    code: 1
  },
  {what: 'a seal on nothing', args: ['seal', 'gone'], code: 2},
  {what: 'no seal', args: ['seal'], code: 2},
  // cache, completion, man, lsp, help
  {what: 'the folder of the cache', args: ['cache', 'dir', ...kept], code: 0},
  {what: 'an empty cache', args: ['cache', 'clean', ...kept], code: 0},
  {what: 'a cache', args: ['cache'], code: 2},
  {what: 'the completion of a shell', args: ['completion', 'bash'], code: 0},
  {what: 'the completion of none', args: ['completion', 'csh'], code: 2},
  {what: 'the man page', args: ['man'], code: 0},
  {what: 'a man page of something', args: ['man', 'check'], code: 2},
  {what: 'a language server without a way to talk', args: ['lsp'], code: 2},
  {what: 'help', args: ['--help'], code: 0},
  {what: 'help of a command', args: ['check', '-h'], code: 0},
  {what: 'help on a command', args: ['help', 'mentions'], code: 0},
  {what: 'help on no command', args: ['help', 'chek'], code: 2},
  {what: 'the version', args: ['--version'], code: 0},
  {what: 'no command', args: [], code: 2},
  {what: 'an unknown command', args: ['chek'], code: 2}
]

function runCell({files = {}, before = [], args, input = ''}: Cell): CliRun {
  const folder = scratch(files)
  for (const earlier of before) runCli(folder, earlier)
  return runCli(folder, args, {input})
}

describe('the exit code', () => {
  test.each(cells)('of $what, by $args, is $code', cell => {
    const run = runCell(cell)
    expect(run.code, run.stderr + run.stdout).toBe(cell.code)
    if (cell.code === 2) expect(run.stderr).toMatch(/^newsmark: |^Newsmark checks /)
  })

  test('is tested in every cell of the table', () => {
    const codesOf = (name: string): number[] => [
      ...new Set(cells.filter(({args}) => args[0] === name).map(({code}) => code))
    ]
    const columns = new Map([
      ['check', [0, 1, 2]],
      ['merge', [0, 1, 2]],
      ['seal', [0, 1, 2]],
      // That it ends with 0 takes a client, below.
      ['lsp', [2]]
    ])
    for (const {name} of commands) {
      expect(codesOf(name).toSorted(), name).toEqual(columns.get(name) ?? [0, 2])
    }
  })

  test('of a language server is 0 when its client tells it to end', async () => {
    const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], {env: plainEnv()})
    const ended = new Promise(resolve => child.on('close', resolve))
    const params = {processId: null, rootUri: null, capabilities: {}}
    for (const message of [
      {id: 1, method: 'initialize', params},
      {id: 2, method: 'shutdown'},
      {method: 'exit'}
    ]) {
      const json = JSON.stringify({jsonrpc: '2.0', ...message})
      child.stdin.write(`Content-Length: ${json.length}\r\n\r\n${json}`)
    }
    expect(await ended).toBe(0)
  })

  test('of wrong use comes with one message that says what was expected, and where help is', () => {
    const {stderr, stdout} = runCli(scratch({}), ['check', '--fromat', 'json'])
    expect(stdout).toBe('')
    expect(stderr).toBe(
      'newsmark: Unexpected option `--fromat`, expected `--format`\nTry `newsmark check --help`.\n'
    )
  })
})

describe('what cannot be read', () => {
  test('does not keep the rest from being checked', () => {
    const {code, stdout, stderr} = runCli(scratch({...a(error), 'c/x': ''}), [
      ...['check', '--format', 'concise'],
      ...['gone.news.txt', 'c/x/y', 'a.news.txt']
    ])
    expect(stdout).toMatch(/^a\.news\.txt:6:2: error unknown-kind [^\n]+\n$/)
    expect(stderr).toBe(
      'newsmark: c/x/y: Unexpected path through a file, expected a file or folder that exists\n' +
        'newsmark: gone.news.txt: Unexpected path, expected a file or folder that exists\n'
    )
    expect(code).toBe(2)
  })
})

describe('Ctrl-C ends with 130', () => {
  const COUNT = 2_000
  const names = Array.from({length: COUNT}, (_, index) => `${index}.news.txt`)

  test.each([
    ['check'],
    ['check', '--threads', '2'],
    ['check', ...kept],
    ['check', '--partial', '--format', 'json-lines'],
    ['baseline', 'create'],
    ['mentions', ...names],
    ['seal', '.']
  ])('%s %s', async (...args) => {
    const folder = manyArticles(COUNT)
    const before = readdirSync(folder)
    const {code, stderr} = await interrupt(folder, args, 6_000_000)
    expect({code, stderr}).toEqual({code: 130, stderr: ''})
    // Nothing is written by halves, nor left lying about.
    expect(readdirSync(folder).filter(name => name !== 'kept')).toEqual(before)
    const whole = /^---\n(text-sha256|title)[\s\S]*speaker=author\}\. $/
    for (const name of names) expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(whole)
  })

  test('while changes are waited for', async () => {
    const watching = /watching for changes; Ctrl-C ends/
    const {code} = await interrupt(scratch(a(error)), ['check', '--watch'], watching)
    expect(code).toBe(130)
  })
})

test.each([
  ['check', '--format', 'json'],
  ['check'],
  ['check', '--partial', '--format', 'json-lines'],
  ['mentions', '0.news.txt', '--format', 'json'],
  ['text', '0.news.txt'],
  ['rules'],
  ['explain', 'unknown-kind'],
  ['man'],
  ['completion', 'bash'],
  ['--help']
])('nobody reading `%s %s %s` is no mistake of anyone', (...args) => {
  const folder = manyArticles(300)
  const pipe = 'set -o pipefail; "$@" | head -c 1 > /dev/null'
  const command = ['-c', pipe, 'bash', process.execPath, CLI, ...args.filter(Boolean)]
  const {status, stderr} = spawnSync('bash', command, {cwd: folder, env: plainEnv()})
  expect(stderr.toString()).toBe('')
  expect(status).toBe(args[0] === 'check' ? 1 : 0)
})
