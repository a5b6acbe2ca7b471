import fc from 'fast-check'
import {expect, test} from 'vitest'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {toProject} from '../support/project.js'

const ALIASES = [
  '{text: PM, since: 2014, until: 2015}',
  '{text: PM, since: 2018}',
  'pm',
  'P\u00adM',
  '{text: PM, until: 2013}'
]
const entry = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  aliases: fc.shuffledSubarray(ALIASES, {minLength: 1})
})

function resolved(files: readonly string[], date: string): readonly string[] {
  const texts = files.map((text, at) => ({path: `glossary/${at}.yaml`, text, marks: []}))
  const config = {path: 'newsmark.yaml', text: 'glossary: [glossary/*.yaml]\n', marks: []}
  const {codebook, glossary} = toProject([config, ...texts]).project
  const {mentions} = resolve(
    'x',
    parse(`---\ndate: ${date}\n---\n:actor[PM]\n`),
    codebook,
    glossary
  )
  return mentions.flatMap(({candidates}) => candidates.map(({id}) => id)).sort()
}

function fileOf(
  entries: readonly {readonly id: string; readonly aliases: readonly string[]}[]
): string {
  const lines = entries.map(
    ({id, aliases}) => `  ${id}:\n    name: N${id}\n    aliases: [${aliases.join(', ')}]\n`
  )
  return `actors:\n${lines.join('')}`
}

test('whom a name means does not depend on the order of aliases, entries or files', () => {
  const entries = fc.uniqueArray(entry, {minLength: 1, selector: ({id}) => id})
  const shuffled = entries.chain(all =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, {minLength: all.length}),
      fc.tuple(
        ...all.map(({aliases}) => fc.shuffledSubarray([...aliases], {minLength: aliases.length}))
      )
    )
  )
  fc.assert(
    fc.property(
      shuffled,
      fc.constantFrom('2012', '2014-06', '2016', '2019'),
      ([all, mixed, orders], date) => {
        const reordered = mixed.map(each => {
          const aliases = orders[all.indexOf(each)] ?? each.aliases
          return {...each, aliases}
        })
        const together = resolved([fileOf(all)], date)
        expect(resolved([fileOf(reordered)], date)).toEqual(together)
        expect(
          resolved(
            reordered.map(each => fileOf([each])),
            date
          )
        ).toEqual(together)
      }
    )
  )
})
