import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {formats} from '../../server/src/reporting/formats.js'
import {article, plainEnv, ROOT, runCli, scratch} from '../cli/run-cli.js'

const mistakes = path.join(ROOT, 'examples/mistakes')

/** A folder with an article that has an error and a note, and one that has a warning. */
function corpus(): string {
  return scratch({
    'a.news.txt': article(':actr[X]{topic=y} met :actor[Nobody Known].'),
    'b.news.txt': article(':actor[]'),
    'glossary.yaml': 'actors:\n  x:\n    name: X\n'
  })
}

function print(folder: string, format: string, ...args: string[]): string {
  return runCli(folder, ['check', '--format', format, ...args]).stdout
}

/** The environment without what services set. */
function env(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const {GITHUB_ACTIONS, GITHUB_WORKSPACE, CI_PROJECT_DIR, ...rest} = plainEnv()
  return {...rest, ...more}
}

describe('several reports in one run', () => {
  test('are the same as those of a run for each', () => {
    const folder = corpus()
    const args = formats.flatMap(format => ['--format', format, '--output-file', `${format}.out`])
    const {stdout, code} = runCli(folder, ['check', ...args], {env: env()})
    expect(stdout).toBe('')
    expect(code).toBe(1)
    for (const format of formats) {
      const written = readFileSync(path.join(folder, `${format}.out`), 'utf8')
      expect(written, format).toBe(
        runCli(folder, ['check', '--format', format], {env: env()}).stdout
      )
      expect(written.length, format).toBeGreaterThan(0)
    }
    expect(
      readdirSync(folder).filter(name => !/^\w+(-lines)?\.(out|news\.txt|yaml)$/.test(name))
    ).toEqual([])
  })

  test('go to a file each but for one', () => {
    const folder = corpus()
    const {stdout} = runCli(folder, ['check', '-f', 'concise', '-f', 'json', '-o', 'a.json'])
    expect(stdout).toBe(print(folder, 'concise'))
    expect(readFileSync(path.join(folder, 'a.json'), 'utf8')).toBe(print(folder, 'json'))
  })

  test('are asked for in vain twice for standard output', () => {
    const {stderr, code} = runCli(corpus(), ['check', '-f', 'json', '-f', 'sarif'])
    expect(stderr).toContain('Unexpected 2 formats for standard output')
    expect(code).toBe(2)
  })
})

describe('a file for a report', () => {
  test.each([
    ['reports/a.json', 'expected a file in a folder that exists'],
    ['a.news.txt/a.json', 'expected a file in a folder that exists'],
    ['.', 'Unexpected folder `.` for `--output-file`, expected a file']
  ])('%s is refused before anything is checked', (file, message) => {
    const {stdout, stderr, code} = runCli(corpus(), [
      'check',
      '-f',
      'json',
      '-o',
      file,
      '-f',
      'concise'
    ])
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('that is a link is written where it leads', () => {
    const folder = corpus()
    mkdirSync(path.join(folder, 'reports'))
    symlinkSync('reports/a.json', path.join(folder, 'a.json'))
    runCli(folder, ['check', '-f', 'json', '-o', 'reports/a.json'])
    runCli(folder, ['check', '-f', 'concise', '-o', 'a.json'])
    expect(lstatSync(path.join(folder, 'a.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path.join(folder, 'reports/a.json'), 'utf8')).toBe(print(folder, 'concise'))
  })

  test('that is a device stays one, and a full one is told', ({skip}) => {
    skip(!existsSync('/dev/full'), 'needs /dev/full')
    const folder = corpus()
    const args = ['check', '-f', 'concise', '-f', 'json', '-o']
    expect(runCli(folder, [...args, '/dev/null']).code).toBe(1)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    const {stdout, stderr, code} = runCli(folder, [...args, '/dev/full'])
    expect(stdout).toBe(print(folder, 'concise'))
    expect(stderr).toContain('newsmark: /dev/full: The disk is full')
    expect(code).toBe(2)
  })

  test('has no colours unless an option asks for them', () => {
    const folder = corpus()
    const args = ['check', '-f', 'stylish', '-o', 'a.txt']
    const written = (more: string[]): string => {
      runCli(folder, [...args, ...more], {env: plainEnv({FORCE_COLOR: '1'})})
      return readFileSync(path.join(folder, 'a.txt'), 'utf8')
    }
    expect(written([])).not.toContain('\u001b[')
    expect(written(['--color'])).toContain('\u001b[')
  })
})

describe('a limit on findings', () => {
  const notice = 'Printed the gravest 1 of 3 findings, as --max-diagnostics says'

  test('keeps the gravest, and says how many there are', () => {
    const {stdout, stderr, code} = runCli(corpus(), ['check', '--max-diagnostics', '1'])
    expect(stdout).toMatch(/^a\.news\.txt\n.* error .*\n\n✖ 3 problems \(1 error, /)
    expect(stdout).toContain(`\n  ${notice}.\n`)
    expect(stderr).toBe(`newsmark: ${notice}\n`)
    expect(code).toBe(1)
  })

  test('changes no exit code, and says nothing where it is not reached', () => {
    expect(runCli(corpus(), ['check', '--max-diagnostics', '0', '--max-warnings', '9']).code).toBe(
      1
    )
    const {stdout, stderr} = runCli(corpus(), ['check', '--max-diagnostics', '3'])
    expect(stdout).not.toContain('Printed')
    expect(stderr).toBe('')
  })

  test('holds for what --quiet leaves', () => {
    const {stdout, stderr} = runCli(corpus(), ['check', '--quiet', '--max-diagnostics', '1'])
    expect(stdout).toContain('✖ 1 problem (1 error, 0 warnings) in 1 file')
    expect(stderr).toBe('')
  })
})

describe('in GitHub Actions', () => {
  test('commands are printed unless another format is asked for', () => {
    const folder = corpus()
    const inActions = {env: env({GITHUB_ACTIONS: 'true'})}
    expect(runCli(folder, ['check'], inActions).stdout).toMatch(/^::error title=Newsmark \(/)
    expect(runCli(folder, ['check', '-f', 'concise'], inActions).stdout).toBe(
      print(folder, 'concise')
    )
  })

  test('paths are those in the repository, and lead to its lines', () => {
    const folder = corpus()
    const service = env({
      GITHUB_WORKSPACE: path.dirname(folder),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_SHA: 'c0ffee'
    })
    const inService = (format: string): string =>
      runCli(folder, ['check', '-f', format], {env: service}).stdout
    const seen = `${path.basename(folder)}/a.news.txt`
    expect(inService('github')).toContain(`file=${seen},line=6`)
    expect(inService('gitlab')).toContain(`"path":"${seen}"`)
    expect(inService('sarif')).toContain(`"uri":"${seen}"`)
    expect(inService('markdown')).toContain(`(<https://github.com/a/b/blob/c0ffee/${seen}#L6>)`)
    expect(inService('concise')).toMatch(/^a\.news\.txt:6:2: /)
  })

  test('accepted findings are not listed in SARIF, as they would be open alerts there', () => {
    const folder = scratch({
      'a.news.txt': article(
        '<!-- newsmark-ignore-next-line unknown-kind -- As printed -->\n:actr[X]'
      )
    })
    const suppressions = (more: Readonly<Record<string, string>>): unknown =>
      JSON.parse(
        runCli(folder, ['check', '-f', 'sarif'], {env: env(more)}).stdout
      ).runs[0].results.map((result: {readonly suppressions?: unknown}) => result.suppressions)
    expect(suppressions({})).toEqual([
      [{kind: 'inSource', status: 'accepted', justification: 'As printed'}]
    ])
    expect(suppressions({GITHUB_ACTIONS: 'true'})).toEqual([])
  })
})

test('links lead to the pages of rules where a terminal shows them', () => {
  const url = 'https://github.com/newsmark/newsmark/blob/main/docs/rules/unknown-kind.md'
  const link = `\u001b]8;;${url}\u001b\\unknown-kind\u001b]8;;\u001b\\`
  const printed = (more: Readonly<Record<string, string>>): string =>
    runCli(corpus(), ['check', '--color'], {env: env(more)}).stdout
  expect(printed({FORCE_HYPERLINK: '1'})).toContain(link)
  expect(printed({})).not.toContain('\u001b]8')
})

describe('frames', () => {
  test('show standard input', () => {
    const {stdout} = runCli(corpus(), ['check', '-', '--format', 'full'], {
      input: article('A :actr[X]')
    })
    expect(stdout).toContain(' ╭─ <stdin>:6:4\n  │\n6 │ A :actr[X]\n  │    ^^^^\n')
  })

  test('stand below each finding in articles and other files', () => {
    const {stdout} = runCli(mistakes, ['check', '--format', 'full'])
    const blocks = stdout.split('\n\n').slice(0, -1)
    expect(blocks.length).toBeGreaterThan(35)
    // What cannot be decoded has no lines to show.
    const shown = blocks.filter(block => !block.startsWith('error invalid-encoding'))
    for (const block of shown) expect(block).toMatch(/ \^+(\n|$)/)
  })
})

describe('--stats', () => {
  const run = runCli(mistakes, ['check', '--stats', '--format', 'statistics'])
  const rows = run.stderr
    .trimEnd()
    .split('\n')
    .map(line => line.trim().split(/ {2,}/))

  test('tells the times of rules and of all else on standard error', () => {
    expect(rows[0]).toEqual(['ms', 'share', 'findings', 'rule'])
    expect(rows.at(-1)?.at(-1)).toBe('the whole run')
    const names = rows.map(row => row.at(-1))
    for (const name of ['unknown-kind', 'unknown-parent', 'unused-entry', 'duplicate-article'])
      expect(names).toContain(name)
    for (const name of ['(reading)', '(parsing)', '(resolving)', '(the rest)'])
      expect(names).toContain(name)
  })

  test('counts what each rule has found', () => {
    expect(rows.find(row => row.at(-1) === 'unknown-kind')?.at(-2)).toBe('1')
  })

  test('changes nothing on standard output', () => {
    expect(run.stdout).toBe(print(mistakes, 'statistics'))
  })
})
