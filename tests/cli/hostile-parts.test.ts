import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {faultyFiles} from './faulty-corpus.js'
import {checkInParts, isFinding} from './parts.js'
import {fill, runCli, scratch} from './run-cli.js'

/** What is done to the text of the first of two parts, and what is said of it then. */
const changes: readonly [string, (text: string) => string, RegExp][] = [
  ['an empty file', () => '', /Unexpected empty file/],
  [
    'a half',
    text => text.slice(0, text.length / 2),
    /Unexpected (line|end in the midst of a part)/
  ],
  ['a lost end', text => text.replace(/[^\n]*\n$/, ''), /Unexpected end in the midst of a part/],
  ['a lost line', text => text.replace(/\n\{"path"[^\n]*/, ''), /lines of a part, expected \d+ of/],
  ['an interruption', replacing('"interrupted":false', '"interrupted":true'), /interruption/],
  ['plain findings', keepFindings, /1\.jsonl:1: Unexpected line, expected what/],
  [
    'another version',
    replacing('"version":"', '"version":"1'),
    /part of Newsmark 1\d.*, expected one/
  ],
  ['another build', replacing('"build":"', '"build":"0'), /part of another build of Newsmark/],
  [
    'other options',
    replacing('"inline":true', '"inline":false'),
    /options, expected those of the part/
  ],
  [
    'another count',
    replacing('"count":2', '"count":3'),
    /Unexpected shard 2\/2, expected one like/
  ],
  ['an article twice', repeatFacts, /Unexpected second `.*`, expected each article in one part/],
  [
    'a path that leads out',
    replacing('"facts","path":"', '"facts","path":"../'),
    /one inside of the/
  ],
  [
    'a project elsewhere',
    replacing('"root":"', '"root":"../..'),
    /project \.\..*, expected one in this/
  ],
  [
    'no project there',
    replacing('"root":"', '"root":"articles'),
    /to be run where the parts were made/
  ],
  [
    'facts of another shape',
    replacing('"facts":[', '"facts":[[],'),
    /facts, expected those of an art/
  ],
  ['facts without a project', dropProjects, /Unexpected facts, expected a project before them/],
  ['a place that is none', replacing('"line":', '"line":-'), /Unexpected line, expected what/],
  [
    'an unknown type',
    replacing('"type":"project"', '"type":"constructor"'),
    /Unexpected line, expected/
  ],
  ['brackets', () => '['.repeat(100_000), /Unexpected line, expected what/],
  ['other bytes', () => '\0\ufffd\n'.repeat(9), /Unexpected line, expected what/]
]

const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-parts-'))
const parts = ['1.jsonl', '2.jsonl'].map(name => path.join(folder, name))

beforeAll(() => {
  fill(folder, faultyFiles(10))
  expect(checkInParts(folder, folder, 2)).toEqual(parts)
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

test.each(changes)('%s in a part is told, and nothing else', (_name, change, message) => {
  const [first = '', second = ''] = parts
  const text = readFileSync(first, 'utf8')
  expect(change(text)).not.toBe(text)
  const spoilt = path.join(scratch({'1.jsonl': change(text)}), '1.jsonl')
  expectRefusal([spoilt, second], message)
})

test.each<[string, (one: string, two: string) => string[], RegExp]>([
  ['no file', () => [], /No file is given/],
  ['one shard of two', one => [one], /1\.jsonl:1: Unexpected lack of shard 2\/2, expected all 2/],
  [
    'a shard twice',
    (one, two) => [one, two, one],
    /second shard 1\/2, expected each once; it was in/
  ],
  ['a file that is not there', one => [one, 'gone.jsonl'], /gone\.jsonl: There is no such file/],
  ['a folder', one => [one, '.'], /\.: This is a folder: name a file/]
])('%s is told, and nothing else', (_name, args, message) => {
  const [first = '', second = ''] = parts
  expectRefusal(args(first, second), message)
})

test('another glossary than that of the parts is told', () => {
  const {'glossary.yaml': glossary = '', ...files} = faultyFiles(10)
  const other = scratch({...files, 'glossary.yaml': `${glossary}# new\n`})
  expectRefusal(parts, /1\.jsonl:\d+: Unexpected settings, codebook, glossary or baseline/, other)
})

test('a baseline out of the repository is not read for a stranger', () => {
  const spoil = replacing('"baseline":"default"', '"baseline":{"file":"/etc/hostname"}')
  const spoilt = parts.map(file => spoil(readFileSync(file, 'utf8'))).join('')
  const there = scratch({'parts.jsonl': spoilt})
  expectRefusal([path.join(there, 'parts.jsonl')], /Unexpected baseline \/etc\/hostname/)
})

function expectRefusal(args: readonly string[], message: RegExp, cwd = folder): void {
  const {code, stderr, stdout} = runCli(cwd, ['merge', ...args])
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/Internal error/)
  expect(stdout).toBe('')
  expect(code).toBe(2)
}

/** Puts something else in the place of the first that reads like this. */
function replacing(before: string, after: string): (text: string) => string {
  return text => text.replace(before, after)
}

function keepFindings(text: string): string {
  return `${text.split('\n').filter(isFinding).join('\n')}\n`
}

function repeatFacts(text: string): string {
  return text.replace(/\{"type":"facts".*\n/, '$&$&')
}

function dropProjects(text: string): string {
  return text.replaceAll(/\{"type":"project".*\n/g, '')
}
