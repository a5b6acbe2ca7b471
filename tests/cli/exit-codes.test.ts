import {spawn} from 'node:child_process'
import {describe, expect, test} from 'vitest'
import {commandNames} from '../../server/src/cli/commands.js'
import {cells} from './exit-code-cells.js'
import type {Cell} from './exit-code-merge-cells.js'
import {article, CLI, type CliRun, plainEnv, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')

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
      ['diff', [0, 1, 2]],
      ['agree', [0, 1, 2]],
      ['export', [0, 1, 2]],
      ['import', [0, 1, 2]],
      ['merge-file', [0, 1, 2]],
      ['git', [0, 1, 2]],
      ['rename', [0, 1, 2]],
      ['merge-entries', [0, 1, 2]],
      ['tag', [0, 1, 2]],
      // That it ends with 0 takes a client, below.
      ['lsp', [2]]
    ])
    for (const name of commandNames) {
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
    const {code, stdout, stderr} = runCli(scratch({'a.news.txt': error, 'c/x': ''}), [
      ...['check', '--format', 'concise'],
      ...['gone.news.txt', 'c/x/y', 'a.news.txt']
    ])
    expect(stdout).toMatch(/^a\.news\.txt:6:2: error unknown-kind [^\n]+\n$/)
    expect(stderr).toBe(
      'newsmark: c/x/y: This path goes through a file as if that were a folder: check the path\n' +
        'newsmark: gone.news.txt: There is no such file or folder: check the path\n'
    )
    expect(code).toBe(2)
  })
})
