import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {ArticleModel, Claim, Unit} from '../../server/src/model/article-model.js'
import {isMention} from '../../server/src/model/queries.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {blockKey} from '../../server/src/syntax/syntax.js'
import type {Tag} from '../../server/src/syntax/tag.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const FIXTURE = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ann: {name: Ann, aliases: [{name: Eve, until: 2015}]}
  eve: {name: Eve}
places:
  geneva: {name: Geneva}
=== a.news.txt ===
`

const HEADS = ['', '---\ndate: 2014\n---\n', '---\ndate: 2016\nlanguage: tr\n---\n', '---\n']
const PIECES = [
  ':actor[United Nations]',
  ':actor[Eve]{ref=ann}',
  ':actor[E\\ve]{#w}',
  ':place[Geneva]{ref="geneva paris" x=&amp;}',
  ':claim[said by :actor[Eve] ',
  ']{#c1 speaker="un w" topic=a}',
  ':claim[more]{continues=c1}',
  ':what[it]',
  '<!-- no -->',
  '<!--',
  ']',
  '{',
  '\n\n',
  '\r\n\r\n',
  ' and '
]

/** A model as plain data: without the keys of blocks, which no two parses share, and with all that is moved late. */
function plain(article: ArticleModel): unknown {
  const {syntax, units, references, claims, claimsById, links, isOpen: _, ...model} = article
  const {attributeNames, mentionsById, unreadIds} = article
  const blocks = syntax.blocks.map(({[blockKey]: _, ...block}) => block)
  return {
    ...model,
    syntax: {...syntax, blocks, tags: syntax.tags.map(plainTag)},
    units: units.map(plainUnit),
    mentions: model.mentions.map(plainUnit),
    references: references.map(reference => ({
      ...reference,
      unit: reference.unit.index,
      attribute: reference.attribute,
      value: reference.value,
      mention: reference.mention?.index
    })),
    claims: claims.map(plainClaim),
    attributeNames: [...attributeNames],
    mentionsById: Array.from(mentionsById, ([id, {index}]) => [id, index]),
    unreadIds: [...unreadIds],
    continuations: [...links.continuations(article)],
    claimsById: Array.from(claimsById, ([id, claim]) => [id, plainClaim(claim)])
  }
}

function plainTag(tag: Tag): unknown {
  return {...tag, attributes: tag.attributes}
}

function plainUnit(unit: Unit): unknown {
  return {
    ...unit,
    tag: plainTag(unit.tag),
    parent: unit.parent?.index,
    attributes: unit.attributes,
    continues: unit.continues,
    ...(isMention(unit) && {ref: unit.ref})
  }
}

function plainClaim({unit, id, fragments}: Claim): unknown {
  return {unit: unit.index, id, fragments: fragments.map(({index}) => index)}
}

test('the model of an edited article is that of its text read afresh', () => {
  const {project} = toProject(parseFixture(FIXTURE).files)
  const {codebook, glossary} = project
  const text = fc.array(fc.constantFrom(...PIECES), {maxLength: 30}).map(all => all.join(''))
  const article = fc.tuple(fc.constantFrom(...HEADS), text).map(all => all.join(''))
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat(12),
    text: fc.constantFrom('', ...PIECES, ...HEADS)
  })
  fc.assert(
    fc.property(article, fc.array(edit, {maxLength: 6}), (start, edits) => {
      let model = resolve('a.news.txt', parse(start), codebook, glossary)
      for (const {at, length, text: inserted} of edits) {
        const old = model.syntax
        const from = at % (old.text.length + 1)
        const to = Math.min(old.text.length, from + length)
        const syntax = reparse(old, {start: from, end: to, text: inserted})
        model = resolve('a.news.txt', syntax, codebook, glossary, model)
        const fresh = resolve('a.news.txt', parse(syntax.text), codebook, glossary)
        expect(plain(model)).toEqual(plain(fresh))
      }
    }),
    {numRuns: 1000}
  )
})
