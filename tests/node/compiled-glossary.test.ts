import {execFileSync} from 'node:child_process'
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import type {Entry} from '../../server/src/glossary/entry.js'
import {bearersOf} from '../../server/src/glossary/name-search/name-index.js'
import {nameIndex} from '../../server/src/glossary/name-search/search-names.js'
import {searchRunningText} from '../../server/src/glossary/name-search/search-running-text.js'
import {loadProject} from '../../server/src/node/load-project.js'
import type {Project} from '../../server/src/project/project.js'
import {rulesCalled} from '../support/known-rules.js'
import {folderWith} from './temporary-folder.js'

const knownRules = rulesCalled('a')
const HEADER = 'id\tkind\tname\taliases\twithin\tids\n'

/** A table that is large enough to be compiled. */
function table(first = 'Aleppo'): string {
  const rows = Array.from({length: 4500}, (_, row) => {
    const name = row === 0 ? first : `Næme ${row} Town`
    return `p${row}\tplace\t${name}\tAlias ${row % 4000}|Straße ${row}\tp${row + 1}\twikidata:Q${row + 1}\n`
  })
  return HEADER + rows.join('')
}

/** The same in YAML, with what nothing but YAML has. */
function yaml(first = 'Aleppo', rows = 4500): string {
  const entries = Array.from({length: rows}, (_, row) => {
    const name = row === 0 ? first : `Næme ${row} Town`
    const aliases = `\n    - Alias ${row % 4000} # once\n    - {text: "Straße ${row}", since: 2016}`
    return `  p${row}:\n    name: ${name}\n    aliases:${aliases}\n    ids: {wikidata: Q${row + 1}}\n${row % 500 === 5 ? '    nam: x\n' : ''}`
  })
  const actors = 'actors:\n  a:\n    name: A\n'
  return `\ufeff# Places\nplaces:\n${entries.slice(0, 2250).join('')}${actors}places:\n${entries.slice(2250).join('')}`
}

/** A format: the name of the glossary, one that is large enough to be compiled, and a small one. */
interface Format {
  readonly name: string
  readonly large: (first?: string) => string
  readonly small: (id: string) => string
}

const TSV: Format = {name: 'g.tsv', large: table, small: id => `${HEADER}${id}\tplace\tX\n`}
const YAML: Format = {
  name: 'g.yaml',
  large: yaml,
  small: id => `places:\n  ${id}:\n    name: X\n`
}

function folder({name, large}: Format, text = large()): string {
  return folderWith({'newsmark.yaml': `glossary: [${name}]\n`, [name]: text})
}

function load(root: string, cache?: string): Project {
  return loadProject(root, {
    knownRules,
    ...(cache !== undefined && {glossaryCache: {folder: cache}})
  })
}

function plain({id, kind, name, names, fields, location}: Entry): unknown {
  return {id, kind, name, names, fields: [...fields], location}
}

/** What a project says that reads pages of all sorts of its compiled gazetteer. */
function answers({glossary, texts}: Project): unknown {
  const {entries, named, names, duplicates, files} = glossary
  const text = 'Aleppo, næme 17 town, Næme 4499 Town and Alias 3; STRASSE 40, alias 499.'
  const index = nameIndex(glossary)
  const hits = searchRunningText(index, text, 0, text.length)
  return {
    size: entries.size,
    found: ['p0', 'p1', 'p2250', 'p4499', 'p4500'].map(id => {
      const entry = entries.get(id)
      return entry && plain(entry)
    }),
    named: ['Aleppo', 'NÆME 17 TOWN', 'Alias 3', 'STRASSE 4000', 'no'].map(name =>
      named('place', name).map(plain)
    ),
    shared: runSteps(names.shared()).length,
    duplicates: duplicates.length,
    problems: files.map(({problems}) => problems),
    texts: [texts.get('g.tsv'), texts.get('g.yaml')],
    hits: hits.map((value, at) =>
      at % 3 < 2 ? value : bearersOf(index, value).map(({entry, alias}) => [plain(entry), alias])
    ),
    last: [...entries.values()].map(plain).at(-1)
  }
}

/** The files of a cache. */
function filesIn(cache: string): readonly string[] {
  return readdirSync(cache, {recursive: true, encoding: 'utf8'})
    .map(name => path.join(cache, name))
    .filter(name => statSync(name).isFile())
    .sort()
}

function compiledIn(cache: string): string {
  const [file = '', ...more] = filesIn(cache).filter(name => name.endsWith(`${path.sep}01`))
  expect(more).toEqual([])
  return file
}

/** Makes a file look as if it had not been touched for long. */
function age(file: string): void {
  utimesSync(file, new Date(1e12), new Date(1e12))
}

describe.each([TSV, YAML])('$name:', format => {
  const {name, large, small} = format

  test('a large glossary is compiled once, outside of its folder, and answers as without', () => {
    const [root, cache] = [folder(format), folderWith({})]
    const wanted = answers(load(root))
    expect(answers(load(root, cache))).toEqual(wanted)
    const before = statSync(compiledIn(cache)).ino
    expect(answers(load(root, cache))).toEqual(wanted)
    expect(statSync(compiledIn(cache)).ino).toBe(before)
    expect(readdirSync(root).sort()).toEqual([name, 'newsmark.yaml'])
  })

  test('one that is compiled in memory answers as without, and so for texts in an editor', () => {
    const root = folder(format)
    const compiled = loadProject(root, {knownRules, glossaryCache: 'memory'})
    expect(compiled.glossary.files.map(({stored}) => stored !== undefined)).toEqual([true])
    expect(answers(compiled)).toEqual(answers(load(root)))
    const overlay = (file: string): string | undefined =>
      file.endsWith(name) ? small('b') : undefined
    const edited = loadProject(root, {knownRules, glossaryCache: 'memory', overlay})
    expect([...edited.glossary.entries.keys()]).toEqual(['b'])
  })

  test('a named pipe in the place of the compiled form is not waited for', () => {
    const [root, cache] = [folder(format), folderWith({})]
    const wanted = answers(load(root, cache))
    const compiled = compiledIn(cache)
    rmSync(compiled)
    execFileSync('mkfifo', [compiled])
    expect(answers(load(root, cache))).toEqual(wanted)
    expect(statSync(compiled).isFile()).toBe(true)
  })

  test('small files, and texts in an editor, are not compiled', () => {
    const cache = folderWith({})
    load(folder(format, small('a')), cache)
    const root = folder(format)
    const overlay = (file: string): string | undefined =>
      file.endsWith(name) ? small('b') : undefined
    const project = loadProject(root, {knownRules, glossaryCache: {folder: cache}, overlay})
    expect([...project.glossary.entries.keys()]).toEqual(['b'])
    expect(filesIn(cache)).toEqual([])
  })

  test('what cannot be read is reported as without a cache', () => {
    const root = folderWith({
      'newsmark.yaml': `glossary: [${name}, no.tsv]\n`,
      [name]: Buffer.from(large(), 'latin1')
    })
    const problems = load(root, folderWith({})).problems
    expect(problems.map(({message}) => message)).toEqual(load(root).problems.map(p => p.message))
    expect(problems.length).toBe(2)
  })

  describe('a change of the file is seen', () => {
    test.each([
      ['of another length', 'Aleppo City'],
      ['of the same length, at once', 'Damasc']
    ])('%s', (_, first) => {
      const [root, cache] = [folder(format), folderWith({})]
      load(root, cache)
      writeFileSync(path.join(root, name), large(first))
      expect(load(root, cache).glossary.entries.get('p0')?.name).toBe(first)
      expect(answers(load(root, cache))).toEqual(answers(load(root)))
    })

    test('of a file that seems old', () => {
      const [root, cache] = [folder(format), folderWith({})]
      const file = path.join(root, name)
      age(file)
      load(root, cache)
      writeFileSync(file, large('Damasc'))
      age(file)
      expect(load(root, cache).glossary.entries.get('p0')?.name).toBe('Damasc')
    })

    test('while it is in use, without mixing the two', () => {
      const [root, cache] = [folder(format), folderWith({})]
      const wanted = answers(load(root))
      load(root, cache)
      const project = load(root, cache)
      writeFileSync(path.join(root, name), small('x'))
      load(root, cache)
      expect(answers(project)).toEqual(wanted)
    })
  })

  describe('damage is repaired', () => {
    test('wherever bytes have changed', () => {
      const [root, cache] = [folder(format), folderWith({})]
      const wanted = answers(load(root, cache))
      const file = compiledIn(cache)
      const whole = readFileSync(file)
      const flips = fc.array(
        fc.tuple(fc.double({min: 0, max: 0.999, noNaN: true}), fc.integer({min: 1, max: 255})),
        {
          minLength: 1,
          maxLength: 200
        }
      )
      fc.assert(
        fc.property(flips, fc.constantFrom(1, 0.01), (all, part) => {
          const damaged = Buffer.from(whole)
          for (const [at, bits] of all) {
            const place = Math.floor(at * part * damaged.length)
            damaged[place] = (damaged[place] ?? 0) ^ bits
          }
          writeFileSync(file, damaged)
          expect(answers(load(root, cache))).toEqual(wanted)
        }),
        {numRuns: 12}
      )
      // Where nothing is damaged that somebody reads, the file stays as it is.
      const damaged = Buffer.from(whole)
      for (let at = 4101; at < damaged.length; at += 4096) damaged[at] = (damaged[at] ?? 0) ^ 1
      writeFileSync(file, damaged)
      expect(answers(load(root, cache))).toEqual(wanted)
      expect(readFileSync(file).equals(whole)).toBe(true)
    })

    test.each([0, 7, 16, 5000, 300_000])('where a file ends after %d bytes', length => {
      const [root, cache] = [folder(format), folderWith({})]
      const wanted = answers(load(root, cache))
      const whole = readFileSync(compiledIn(cache))
      truncateSync(compiledIn(cache), length)
      expect(answers(load(root, cache))).toEqual(wanted)
      expect(readFileSync(compiledIn(cache)).equals(whole)).toBe(true)
    })

    test('where another version wrote it, or the record of the file is none', () => {
      const [root, cache] = [folder(format), folderWith({})]
      const wanted = answers(load(root, cache))
      const file = compiledIn(cache)
      const head = readFileSync(file)
      head[20] = (head[20] ?? 0) ^ 1
      for (const each of filesIn(cache))
        writeFileSync(each, each === file ? head : 'newsmark-cache 1 x\n{}')
      expect(answers(load(root, cache))).toEqual(wanted)
    })
  })

  test('a cache that cannot be written changes nothing', () => {
    const root = folder(format)
    const file = path.join(folderWith({file: ''}), 'file')
    expect(answers(load(root, file))).toEqual(answers(load(root)))
    expect(existsSync(path.join(file, 'x'))).toBe(false)
  })
})

describe('YAML that takes the full reader', () => {
  const full = yaml('&aleppo Aleppo', 2300)

  test('is read as a whole, as without a cache', () => {
    const [root, cache] = [folder(YAML, full), folderWith({})]
    age(path.join(root, 'g.yaml'))
    const wanted = answers(load(root))
    for (const _ of [1, 2]) expect(answers(load(root, cache))).toEqual(wanted)
    expect(compiledIn(cache)).toBe('')
  })

  test('is compiled once it takes no more than the strict one, until it does', () => {
    const [root, cache] = [folder(YAML, full), folderWith({})]
    for (const first of ['&aleppo Aleppo', 'Homs', '&aleppo Aleppo', 'Damascus']) {
      writeFileSync(path.join(root, 'g.yaml'), yaml(first, 2300))
      const {entries, files} = load(root, cache).glossary
      expect(files.map(({stored}) => stored !== undefined)).toEqual([!first.startsWith('&')])
      expect(entries.get('p0')?.name).toBe(first.replace('&aleppo ', ''))
    }
  })
})
