import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, CLI, fill, plainEnv, runCli, scratch} from './run-cli.js'

/** The project that rules an article must be the same however the article is named. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'as no path': [],
  'as a folder': ['articles'],
  'as a file': ['articles/a.news.txt'],
  'by a glob': ['articles/*.txt'],
  'in a list': ['--file-list', 'list'],
  'as a list of NULs': ['--file-list', 'list0', '-0'],
  'as staged': ['--staged'],
  'as changed': ['--since', 'HEAD'],
  'as standard input': ['-', '--stdin-filename', 'articles/a.news.txt'],
  'as a file that must not be excluded': ['--force-exclude', 'articles/a.news.txt']
}

const GLOSSARY = 'actors:\n  ann: {name: Ann}\n'
const TEXT = article(':actor[Ann] met :actor[Bob].')

/** Where the glossary that knows Ann lies, seen from the working directory. */
const PROJECTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'with newsmark.yaml': {'newsmark.yaml': '', 'glossary.yaml': GLOSSARY},
  'with newsmark.yaml and a nested glossary': {
    'newsmark.yaml': '',
    'glossary.yaml': GLOSSARY,
    'articles/glossary.yaml': 'actors:\n  bob: {name: Bob}\n'
  },
  'with a glossary': {'glossary.yaml': GLOSSARY},
  'with a folder of glossaries': {'glossary/people.yaml': GLOSSARY},
  'with a nested glossary': {
    'glossary.yaml': 'actors:\n  bob: {name: Bob}\n',
    'articles/glossary.yaml': GLOSSARY
  },
  'with a nested glossary only': {'articles/glossary/people.yaml': GLOSSARY},
  'with a nested newsmark.yaml': {
    'glossary.yaml': 'actors:\n  bob: {name: Bob}\n',
    'articles/newsmark.yaml': '',
    'articles/glossary.yaml': GLOSSARY
  }
}

describe.each(Object.entries(PROJECTS))('a project %s', (_, files) => {
  test('is the same however an article is named', () => {
    const folder = scratch({})
    git(folder, 'init', '--quiet')
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Start')
    fill(folder, {
      ...files,
      'articles/a.news.txt': TEXT,
      list: 'articles/a.news.txt\n',
      list0: 'articles/a.news.txt\0'
    })
    git(folder, 'add', '.')
    const found = Object.entries(WAYS).map(([way, args]) => [way, unresolved(folder, args)])
    expect(found).toEqual(Object.keys(WAYS).map(way => [way, ['Bob']]))
    expect(unresolved(path.join(folder, 'articles'), ['a.news.txt'])).toEqual(['Bob'])
    expect(unresolved(path.join(folder, 'articles'), [])).toEqual(['Bob'])
    const {stdout} = runCli(folder, ['mentions', 'articles/a.news.txt'])
    const entries = JSON.parse(stdout).map(({entry}: {entry: string | null}) => entry)
    expect(entries).toEqual(['ann', null])
  })
})

test('without any project file, articles of the working directory know each other', () => {
  const folder = scratch({
    'a/one.news.txt': article(':claim[It holds]{#c1 speaker=author}.'),
    'b/two.news.txt': article(':claim[It fails]{#c1 speaker=author rebuts=one#c1}.')
  })
  expect(runCli(folder, ['check']).code).toBe(0)
  expect(runCli(folder, ['check', 'b/two.news.txt']).code).toBe(0)
})

/** The names that no entry of the glossary has. */
function unresolved(cwd: string, args: readonly string[]): readonly string[] {
  const {stdout, stderr} = runCli(cwd, ['check', '--format', 'json', ...args], {input: TEXT})
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
    .filter(({ruleId}: {ruleId: string}) => ruleId === 'unresolved-mention')
    .map(({message}: {message: string}) => /`(\w+)`|“(\w+)”/.exec(message)?.[0].slice(1, -1))
}

function git(cwd: string, ...args: readonly string[]): void {
  const config = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']
  const {status, stderr} = spawnSync('git', [...config, ...args], {
    cwd,
    env: plainEnv(),
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`${CLI}: ${stderr}`)
}
