import {runSteps} from '../../../server/src/base/steps.js'
import type {Codebook} from '../../../server/src/codebook/codebook.js'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {readHead} from '../../../server/src/glossary/compiled/layout.js'
import {pagesOf} from '../../../server/src/glossary/compiled/pages.js'
import {openStored} from '../../../server/src/glossary/compiled/stored-glossary.js'
import {compileGlossary} from '../../../server/src/glossary/compiled/write-glossary.js'
import {entriesHaving} from '../../../server/src/glossary/entries-having.js'
import type {Entry} from '../../../server/src/glossary/entry.js'
import type {Glossary, GlossaryFile} from '../../../server/src/glossary/glossary.js'
import {bearersOf, textOf} from '../../../server/src/glossary/name-search/name-index.js'
import {nameIndex} from '../../../server/src/glossary/name-search/search-names.js'
import {searchRunningText} from '../../../server/src/glossary/name-search/search-running-text.js'

/**
 * A glossary file that is compiled and opened again; throws for one that has no compiled form. `reading` is told of each page
 * that is read.
 */
export function compiled(
  path: string,
  text: string,
  reading: (page: number) => void = () => {}
): GlossaryFile {
  const file = compiledIfAny(path, text, defaultCodebook, reading)
  if (!file) throw new Error(`${path} has no compiled form`)
  return file
}

/** The same; undefined for one that has no compiled form. */
export function compiledIfAny(
  path: string,
  text: string,
  codebook: Codebook = defaultCodebook,
  reading: (page: number) => void = () => {}
): GlossaryFile | undefined {
  const bytes = Buffer.from(text)
  const made = compileGlossary({path, text, bytes, codebook, key: 'key'})
  const head = made && readHead(made.head)
  if (!made || !head) return undefined
  const all = pagesOf(made.sections)
  const page = (number: number): Uint8Array => {
    reading(number)
    return all.page(number)
  }
  return openStored({path, codebook, head, pages: {page}}, 'hash')
}

/** All that an entry says, as plain data. */
function plain(entry: Entry): unknown {
  const {id, kind, name, names, fields, location} = entry
  return {id, kind, name, names, fields: [...fields].map(([key, field]) => [key, field]), location}
}

const FIELDS = ['aliases', 'name', 'within', 'no-such-field']

/** Whatever can be asked of a glossary, with its answers as plain data. */
export function answers(glossary: Glossary, texts: readonly string[]): unknown {
  const {entries, duplicates, names, named, files} = glossary
  const all = [...entries.values()].map(plain)
  return {
    all,
    keys: [...entries.keys()],
    having: FIELDS.map(field =>
      [...entriesHaving(entries, [field])].flatMap(entry =>
        entry?.fields.has(field) ? entry.id : []
      )
    ),
    pairs: [...entries].map(([id, entry]) => [id, plain(entry)]),
    size: entries.size,
    duplicates: duplicates.map(plain),
    found: [...entries.keys(), 'none', ''].map(id => {
      const entry = entries.get(id)
      return [entries.has(id), entry && plain(entry)]
    }),
    texts: files.map(file => file.text),
    problems: files.map(({problems}) => problems),
    broken: files.map(({isBroken = false}) => isBroken),
    lists: files.map(file => file.entries.map(plain)),
    shared: runSteps(names.shared())
      .map(({kind, name}) => `${kind} ${name}`)
      .sort(),
    named: KINDS.flatMap(kind =>
      texts.map(text => [
        named(kind, text).map(plain),
        names.exact(kind, text)?.map(plain),
        names.folded(kind, text)?.map(plain)
      ])
    ),
    hits: texts.map(text => hitsIn(glossary, text))
  }
}

const KINDS = ['place', 'actor', 'claim']

/** The names in a text, with those that bear them; hits of the same stretch come with case first. */
function hitsIn(glossary: Glossary, text: string): unknown {
  const index = nameIndex(glossary)
  const hits = searchRunningText(index, text, 0, text.length)
  return Array.from({length: hits.length / 3}, (_, hit) => {
    const [start = 0, end = 0, name = 0] = hits.slice(hit * 3)
    const bearers = bearersOf(index, name).map(({entry, alias}) => [plain(entry), alias])
    return {start, end, name: textOf(index, name), bearers}
  })
}
