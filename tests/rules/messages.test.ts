import {readdirSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {describeYamlError} from '../../server/src/data/yaml/library-yaml.js'
import {allRules} from '../../server/src/rules/registry.js'
import {blocksOf, ROOT, readPage} from '../docs/markdown.js'
import {parseFixture} from '../support/fixture.js'
import {YAML_CODES, YAML_DETAILS} from '../support/yaml-errors.js'

const MISTAKES = 'tests/cli/golden/mistakes.jsonl'
const CASES = 'tests/rules/cases'

/** What all messages have to be, as far as a program can see it; `bad` are messages that are not. */
interface HouseRule {
  readonly name: string
  readonly holds: (message: string) => boolean
  readonly bad: readonly string[]
}

const UNEXPECTED = /^Unexpected (?:\S.*), expected (\S.*)$/
const PROBLEM = /^(?!Unexpected )[A-Z`…].*?: ([a-z]+)\b/

/** Words that only programmers, or people who know YAML, can be asked to understand. */
const JARGON =
  /\b(?:scalars?|mappings?|sequences?|flow|anchors?|nodes?|tokens?|pars(?:e|ed|er|ing)|code ?(?:points?|units?)|bytes|regex(?:p|es)?|regular expressions?|schemas?|strings?|booleans?|null|nil|undefined|integers?|objects?|arrays?|hex(?:adecimal)?|SHA|hash(?:es)?|YAML|JSON|Unicode|syntax|whitespace|white space|deprecated|nested|nesting|delimiters?|indentation|mutex|enum)\b/i

/** What a message tells to do starts with one of these. */
const VERBS: ReadonlySet<string> = new Set(
  `add change check choose correct give keep look make mark move put remove restore run save seal settle tag tell
  write`.split(/\s+/)
)

const houseRules: readonly HouseRule[] = [
  {
    name: 'has one of the two forms',
    holds: message => UNEXPECTED.test(message) || PROBLEM.test(message),
    bad: ['The tag is wrong', 'Unexpected tag', 'unexpected tag, expected none', 'Unexpected x: y']
  },
  {
    name: 'says what to do, behind its colon with a verb that is known to the test',
    holds: message => {
      const verb = PROBLEM.exec(plain(message))?.[1]
      return UNEXPECTED.test(message) || (verb !== undefined && VERBS.has(verb))
    },
    bad: ['`c1` is there twice: the tags differ']
  },
  {
    name: 'is a single line without a full stop',
    holds: message => !/[.!?]$|\. [A-Z]|\n/.test(message),
    bad: ['Unexpected `x`, expected `y`.', 'This tag is empty. It says nothing: remove it']
  },
  {
    name: 'is short without what it repeats',
    holds: message => plain(message).length <= LONGEST,
    bad: [`This is ${'very '.repeat(40)}long: remove it`]
  },
  {
    name: 'needs no knowledge of YAML, Unicode or programming',
    holds: message => !JARGON.test(plain(message)),
    bad: ['Unexpected mapping, expected a list', 'Unexpected scalar, expected a node']
  },
  {
    name: 'explains a character by more than its number',
    holds: message => !/(?<!\()\bU\+/.test(message),
    bad: ['Unexpected character U+FFFD, expected a letter']
  },
  {
    name: 'quotes all that is code, and closes each quote',
    holds: message =>
      (message.match(/`/g)?.length ?? 0) % 2 === 0 && !/[=#{}[\]<>_*&|"]/.test(plain(message)),
    bad: ['Unexpected ref=un, expected none', 'Unexpected `un, expected none']
  }
]

/** Signs, where each quotation counts as one. */
const LONGEST = 140

/** A message with what it quotes taken out. */
function plain(message: string): string {
  return message.replace(/`[^`]*`/g, '…')
}

/** Messages by where they stand: what the mistakes give, what is drawn on pages and in cases, and what is said of YAML. */
const messages = new Map<string, string>()

interface Line {
  readonly message?: string
}

for (const line of readPage(MISTAKES).trim().split('\n')) {
  const {message}: Line = JSON.parse(line)
  if (message !== undefined) messages.set(message, MISTAKES)
}

for (const page of [...rulePages(), ...casePages()])
  for (const message of drawnOn(page)) messages.set(message, page)

for (const code of YAML_CODES) messages.set(String(describeYamlError(code, '')), code)
for (const detail of YAML_DETAILS)
  messages.set(String(describeYamlError('MISSING_CHAR', detail)), detail)

function rulePages(): readonly string[] {
  return allRules.map(({id}) => `docs/rules/${id}.md`)
}

function casePages(): readonly string[] {
  return readdirSync(path.join(ROOT, CASES), 'utf8').map(name => `${CASES}/${name}`)
}

function drawnOn(page: string): readonly string[] {
  return blocksOf(page)
    .filter(({role}) => role !== '' && role !== 'good')
    .flatMap(({text}) => parseFixture(text).files.flatMap(({marks}) => marks))
    .map(({text}) => text)
}

test('there are messages of all rules, and of each mistake', () => {
  expect(rulePages().filter(page => drawnOn(page).length === 0)).toEqual([])
  expect([...messages.values()].filter(place => place === MISTAKES).length).toBeGreaterThan(10)
})

describe.each(houseRules)('every message $name', ({holds, bad}) => {
  test('in the examples', () => {
    const found = [...messages].filter(([message]) => !holds(message))
    expect(found.map(([message, place]) => `${place}: ${message}`)).toEqual([])
  })

  test.each(bad)('unlike: %s', message => {
    expect(holds(message)).toBe(false)
  })
})
