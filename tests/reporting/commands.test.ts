import {type AnnotationProperties, error, notice, warning} from '@actions/core'
import {commandFromString} from 'azure-pipelines-task-lib/taskcommand.js'
import fc from 'fast-check'
import {describe, expect, test, vi} from 'vitest'
import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import {formatAzure} from '../../server/src/reporting/formats/azure.js'
import {formatConcise} from '../../server/src/reporting/formats/concise.js'
import {formatFull} from '../../server/src/reporting/formats/full.js'
import {formatGithub} from '../../server/src/reporting/formats/github.js'
import {formatGrouped} from '../../server/src/reporting/formats/grouped.js'
import {formatFindingsAsJsonLines} from '../../server/src/reporting/formats/json.js'
import {formatMarkdown} from '../../server/src/reporting/formats/markdown.js'
import {formatSarif} from '../../server/src/reporting/formats/sarif.js'
import {formatStylish} from '../../server/src/reporting/formats/stylish.js'
import type {Formatter} from '../../server/src/reporting/formatter.js'
import {hostileFindings, makeFinding, makeReport, print} from './make-report.js'

/** A command as GitHub's runner reads it. */
interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/**
 * Reads a line as the runner does: https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs.
 * Undefined for a line without a command.
 */
function readCommand(line: string): Command | undefined {
  const text = line.trimStart()
  if (!text.startsWith('::')) return oldCommand(text)
  const end = text.indexOf('::', 2)
  if (end < 0) return undefined
  const [name = '', ...rest] = text.slice(2, end).split(' ')
  const pairs = rest
    .join(' ')
    .trim()
    .split(',')
    .map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  const properties = Object.fromEntries(pairs.map(([key, value]) => [key, unescapeProperty(value)]))
  return {name, properties, message: unescapeData(text.slice(end + 2))}
}

/** The form of commands before that one, which is still heard anywhere in a line. */
function oldCommand(text: string): Command | undefined {
  const [, name] = /##\[([^\]]*)\]/.exec(text) ?? []
  return name === undefined ? undefined : {name, properties: {}, message: ''}
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

function commandsIn(text: string): Command[] {
  return text.split('\n').flatMap(line => readCommand(line) ?? [])
}

describe('commands for GitHub', () => {
  test('are what the toolkit of actions writes', () => {
    const findings = [
      makeFinding(),
      makeFinding({severity: 'warning', path: 'a,b:c%.news.txt', message: 'A\nB % C'}),
      makeFinding({severity: 'info'})
    ]
    const written = print(formatGithub, makeReport(findings)).split('\n').slice(0, 3)
    expect(written).toEqual(findings.map(asToolkitWrites))
  })

  function asToolkitWrites(finding: FindingRecord): string {
    const {path: file, line, column, endLine, endColumn, ruleId, severity, message, url} = finding
    const properties: AnnotationProperties = {
      title: `Newsmark (${ruleId})`,
      file,
      startLine: line,
      endLine,
      startColumn: column,
      endColumn
    }
    const shown = message.replaceAll('\n', '\\n')
    const text = `${file}:${line}:${column}: ${severity} ${ruleId} ${shown}\n${url}`
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const notify = {error, warning, info: notice}[severity]
    notify(text, properties)
    const [[command] = []] = write.mock.calls
    write.mockRestore()
    return String(command).trimEnd()
  }

  test('leave out columns of places over several lines', () => {
    const [command] = commandsIn(print(formatGithub, makeReport([makeFinding({endLine: 8})])))
    expect(command?.properties).toEqual({
      title: 'Newsmark (unknown-kind)',
      file: 'articles/truce.news.txt',
      line: '7',
      endLine: '8'
    })
  })

  test('name files as seen from the root of the repository', () => {
    const text = print(formatGithub, makeReport([makeFinding()]), {fromRoot: name => `sub/${name}`})
    expect(commandsIn(text)[0]?.properties['file']).toBe('sub/articles/truce.news.txt')
  })

  test('tell what could not be checked, and come with a summary', () => {
    const failures = [{path: 'a.news.txt', message: 'Internal error: x\n  at y'}]
    const text = print(formatGithub, makeReport([], {failures}))
    expect(commandsIn(text)).toEqual([
      {
        name: 'error',
        properties: {title: 'Newsmark', file: 'a.news.txt'},
        message: 'a.news.txt: Internal error: x\n  at y'
      }
    ])
    expect(text).toContain('\n✖ No problems found, but 3 articles checked, 1 failure.\n')
  })

  test('hold hostile text, and are as many as there are findings', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const commands = commandsIn(print(formatGithub, makeReport(findings)))
        expect(
          commands.map(({name, properties}) => [name, properties['file'], properties['line']])
        ).toEqual(
          findings.map(({severity, path, line}) => [
            {error: 'error', warning: 'warning', info: 'notice'}[severity],
            path,
            String(line)
          ])
        )
      })
    )
  })
})

describe('commands for Azure Pipelines', () => {
  function issuesIn(text: string) {
    return text
      .split('\n')
      .filter(line => line.includes('##vso['))
      .map(line => {
        expect(line.startsWith('##vso[')).toBe(true)
        return commandFromString(line)
      })
  }

  test('are read as issues', () => {
    const findings = [
      makeFinding({path: 'a;b]c%.news.txt'}),
      makeFinding({severity: 'warning', message: 'A\r\n% B'})
    ]
    expect(issuesIn(print(formatAzure, makeReport(findings)))).toMatchObject([
      {
        command: 'task.logissue',
        properties: {
          type: 'error',
          sourcepath: 'a;b]c%.news.txt',
          linenumber: '7',
          columnnumber: '5',
          code: 'unknown-kind'
        },
        message: 'a;b]c%.news.txt:7:5: error unknown-kind Unexpected kind `actr`, expected `actor`'
      },
      {
        properties: {type: 'warning'},
        message: 'articles/truce.news.txt:7:5: warning unknown-kind A\\r\\n% B'
      }
    ])
  })

  test('leave notes to the log', () => {
    const text = print(formatAzure, makeReport([makeFinding({severity: 'info'})]))
    expect(issuesIn(text)).toEqual([])
    expect(text).toMatch(/^articles\/truce\.news\.txt:7:5: info unknown-kind /)
  })

  test('hold hostile text', () => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const graver = findings.filter(({severity}) => severity !== 'info')
        const issues = issuesIn(print(formatAzure, makeReport(findings)))
        expect(issues.map(({properties}) => properties['sourcepath']?.trim())).toEqual(
          // The agent cuts off blanks at the end of what it reads.
          graver.map(({path}) => path.trim())
        )
      })
    )
  })
})

describe('in the log of a service', () => {
  const formats: readonly (readonly [string, Formatter])[] = [
    ['stylish', formatStylish],
    ['full', formatFull],
    ['concise', formatConcise],
    ['grouped', formatGrouped],
    ['json-lines', formatFindingsAsJsonLines],
    ['sarif', formatSarif],
    ['markdown', formatMarkdown]
  ]

  test.each(formats)('%s holds no command that strangers wrote', (_name, formatter) => {
    fc.assert(
      fc.property(hostileFindings, findings => {
        const source = (path: string): string => `##[error]${path}\n::error::x`.repeat(9)
        const text = print(formatter, makeReport(findings), {source})
        expect(commandsIn(text)).toEqual([])
        expect(text).not.toContain('##vso[')
      })
    )
  })
})
