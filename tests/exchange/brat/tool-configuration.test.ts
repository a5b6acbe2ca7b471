import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {startUsed, writeConfiguration} from '../../../server/src/exchange/brat/configuration.js'
import {
  TOOLS,
  writeNames,
  writeVisuals
} from '../../../server/src/exchange/brat/tool-configuration.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'

/** The sections of a configuration as brat reads them: lines without comments, of a term and arguments `key:value`. */
function sectionsOf(text: string): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const sections = new Map<string, (readonly [string, string])[]>()
  let section = ''
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name] = /^\[(.*)\]$/.exec(line) ?? []
    section = name ?? section
    const [, term = '', args = ''] = /^(\S+)(?:\s+(.*))?$/.exec(line) ?? []
    if (name !== undefined) sections.set(section, [])
    else sections.get(section)?.push([term, args])
  }
  return sections
}

describe('the configuration of brat', () => {
  test('has all sections of tools, and the glossary as what spans are normalised to', () => {
    const sections = sectionsOf(TOOLS)
    expect([...sections.keys()]).toEqual([
      'options',
      'search',
      'annotators',
      'disambiguators',
      'normalization'
    ])
    const resources = sections.get('normalization') ?? []
    expect(resources.map(([name]) => name)).toEqual(['Glossary', 'GlossaryByName'])
    // Brat leaves out a resource without an address, and reads an argument up to its first colon.
    for (const [, args] of resources)
      expect(args.split(', ')).toContainEqual(expect.stringMatching(/^<URL>:\S+$/))
  })

  test('has no empty argument anywhere, for which brat refuses the file', () => {
    const visuals = writeVisuals(defaultCodebook)
    expect(visuals).toContain('actor | Actor\n')
    const unused = startUsed({...defaultCodebook, kinds: new Map()})
    unused.relations.set('likes', {from: new Set(), to: new Set([''])})
    unused.attributes.set('mood', {types: new Set(['']), values: new Set()})
    const empty = writeConfiguration(unused)
    expect(empty).toContain('likes\tArg1:<ENTITY>, Arg2:<ENTITY>\n')
    expect(empty).toContain('mood\tArg:<ENTITY>\n')
    for (const text of [TOOLS, empty, writeConfiguration(startUsed(defaultCodebook))])
      for (const [, lines] of sectionsOf(text))
        for (const [, args] of lines)
          for (const arg of args === '' ? [] : args.split(','))
            expect(arg.trim()).toMatch(/^\S+?:[^\s|]+(?:\|[^\s|]+)*$/)
  })

  test('lists the names of the glossary for its data base', () => {
    const text = `actors:
  ada: {name: Ada | Lind, aliases: [A. Lind], type: person}
  bob: {name: "Bob\\tSmith"}
`
    const glossary = buildGlossary([parseGlossaryFile('glossary.yaml', text, defaultCodebook)])
    expect(writeNames(glossary)).toBe(
      'ada\tname:actor:Ada Lind\tname:actor:A. Lind\tattr:type:person\nbob\tname:actor:Bob Smith\n'
    )
  })
})
