import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {acts} from '../../server/src/annotate/acts.js'
import {placeAt} from '../../server/src/annotate/place/place.js'
import {runAct} from '../../server/src/annotate/run-act.js'
import {applyEdits} from '../../server/src/base/edits.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import {duplicateSpan} from '../../server/src/rules/consistency/duplicate-span.js'
import {toBaseSpan, toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {contentSpan} from '../../server/src/syntax/tag.js'
import {articleWithMistakes, brokenArticle, PROJECT} from '../checking/fix/arbitrary-article.js'
import {toProject} from '../support/project.js'
import {anyText} from '../syntax/arbitrary-text.js'
import {type ActShare, anyAct, toRequest} from './arbitrary-act.js'
import {taggedText} from './arbitrary-text.js'

const GLOSSARY = PROJECT['glossary.yaml'] ?? ''
const {project} = toProject([{path: 'glossary.yaml', text: GLOSSARY, marks: []}])

function modelOf(text: string): ArticleModel {
  return resolve('article.news.txt', parse(text), project.codebook, project.glossary)
}

const article = fc.oneof(
  {weight: 6, arbitrary: taggedText},
  {weight: 3, arbitrary: articleWithMistakes},
  {weight: 1, arbitrary: brokenArticle},
  {weight: 1, arbitrary: anyText}
)

/** One tag as words: what an act says that it changes can be seen in these. */
interface Fact {
  readonly kind: string
  readonly content: string
  readonly attributes: string
}

function factsOf(text: string): readonly Fact[] {
  const syntax = parse(text)
  const base = toBaseText(syntax)
  return syntax.tags.map(tag => {
    const {start, end} = toBaseSpan(base, contentSpan(tag))
    const attributes = JSON.stringify(tag.attributes.map(({name, value}) => [name, value]))
    return {kind: tag.kind, content: `${start}-${end}`, attributes}
  })
}

/** The tags of one list that are not in another. */
function without(
  facts: readonly Fact[],
  others: readonly Fact[],
  ...parts: (keyof Fact)[]
): Fact[] {
  const keyOf = (fact: Fact): string => parts.map(part => fact[part]).join(' ')
  const left = others.map(keyOf)
  return facts.filter(fact => {
    const at = left.indexOf(keyOf(fact))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const PARTS: readonly (keyof Fact)[] = ['kind', 'content', 'attributes']

/** What stays of each tag, by the act: what it says that it changes may differ, and nothing else. */
const KEPT: Readonly<Record<string, readonly (keyof Fact)[]>> = {
  'change-kind': ['content', 'attributes'],
  'set-attribute': ['kind', 'content'],
  'add-value': ['kind', 'content'],
  'remove-value': ['kind', 'content'],
  relate: ['kind', 'content'],
  accept: ['kind', 'content'],
  'move-edge': ['kind', 'attributes'],
  'fit-selection': ['kind', 'attributes']
}
const ADDING = ['mark', 'continue-claim', 'tag-entry', 'propose-mentions']

/** What random articles seldom allow. */
const RARE = [
  {act: 'relate', given: {relation: 'rebuts', to: 'c1'}, text: ':claim[a b]{#c2} :claim[c]{#c1}'},
  {act: 'remove-value', given: {name: 'ref'}, text: ':actor[a b]{ref=ada}'},
  {act: 'tag-entry', given: {entry: 'ada'}, text: 'Then Ada met Countess and left.'},
  {act: 'propose-mentions', given: {}, text: 'Then Ada met Countess and left.'},
  {act: 'continue-claim', given: {claim: 'c1'}, text: 'Then we left. :claim[a]{#c1}'},
  {act: 'fit-selection', given: {}, text: ':actor[Ada Bob] x'},
  {act: 'move-edge', given: {edge: 'end', to: 'wider'}, text: ':actor[Ada Bob] x'}
].map(({act, given, text}): [string, ActShare] => {
  const length = ['continue-claim', 'fit-selection', 'propose-mentions'].includes(act) ? 11 : 0
  return [text, {act, arguments: given, isExact: false, at: length > 0 ? 0 : 0.3, length}]
})

/** Without their tags, these would begin the file with a byte order mark, or with front matter. */
const AT_THE_START = [':actor[\uFEFF] x', ':actor[---]\ntitle: a\n---\nb'].map(
  (text): [string, ActShare] => [
    text,
    {act: 'unmark', arguments: {scope: 'one'}, isExact: false, at: 0, length: 0}
  ]
)

/** Acts that put a tag around words, or make it one of another kind. */
const PLACING = ['mark', 'change-kind', 'move-edge', 'fit-selection', 'continue-claim']

/** Tags in each other around few words, so that one act often has two of them hold the same. */
const stackedText = fc
  .tuple(fc.array(stackedTag(), {minLength: 2, maxLength: 4}), fc.constantFrom('', ' b', ' b c'))
  .map(([tags, behind]) => tags.reduce((inner, wrap) => wrap(inner), 'Ada') + behind)

function stackedTag(): fc.Arbitrary<(inner: string) => string> {
  return fc
    .record({
      kind: fc.constantFrom('actor', 'actor', 'place', 'claim', 'claim'),
      says: fc.constantFrom('', '', '{ref=ada}', '{speaker=ada}', '{#c1}', '{continues=c1}'),
      beside: fc.constantFrom('', '', ' x', ' x y')
    })
    .map(
      ({kind, says, beside}) =>
        inner =>
          `:${kind}[${inner}${beside}]${says}`
    )
}

function duplicatesIn(model: ArticleModel): number {
  let found = 0
  duplicateSpan.check(model, () => found++, {})
  return found
}

const done = new Map<string, number>()

test('a sign is not made a byte order mark by what goes before it', () => {
  const text = ':actor[\uFEFF]'
  const request = {act: 'unmark', version: 1, selection: {start: 0, end: 0}}
  expect(runAct({version: 1, model: modelOf(text)}, request)).toMatchObject({type: 'refused'})
})

describe('an act', () => {
  test('leaves the base text as it is, and all tags but those it names', () => {
    fc.assert(
      fc.property(article, anyAct(), (text, share) => {
        const request = toRequest(share, text.length)
        const outcome = runAct({version: 1, model: modelOf(text)}, request)
        if (outcome.type === 'refused') {
          expect(String(outcome.reason)).toMatch(/^[\p{Lu}`].*[^.]$/su)
          return
        }
        done.set(share.act, (done.get(share.act) ?? 0) + 1)
        const changed = applyEdits(text, outcome.edits)
        const told = `${JSON.stringify(request)} gave ${JSON.stringify(changed)}`
        expect(toBaseText(parse(changed)).text, told).toBe(toBaseText(parse(text)).text)
        expect(parse(changed).problems.length).toBeLessThanOrEqual(parse(text).problems.length)
        checkTags(share.act, factsOf(text), factsOf(changed), told)
      }),
      {numRuns: 2000, examples: [...RARE, ...AT_THE_START]}
    )
  })

  test('gives edits that are sorted, disjoint and within the text, and so is what it selects', () => {
    fc.assert(
      fc.property(article, anyAct(), (text, share) => {
        const outcome = runAct({version: 1, model: modelOf(text)}, toRequest(share, text.length))
        if (outcome.type === 'refused') return
        let from = parse(text).bodyStart
        for (const edit of outcome.edits) {
          expect(edit.start).toBeGreaterThanOrEqual(from)
          expect(edit.end).toBeGreaterThanOrEqual(edit.start)
          from = edit.end
        }
        const changed = applyEdits(text, outcome.edits)
        const {start, end} = outcome.selection
        expect(from).toBeLessThanOrEqual(text.length)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(changed.length)
      }),
      {numRuns: 1000}
    )
  })

  test('that places a tag or changes its kind makes none that says what another one says', () => {
    let stacked = 0
    fc.assert(
      fc.property(stackedText, anyAct(...PLACING), (text, share) => {
        const model = modelOf(text)
        const outcome = runAct({version: 1, model}, toRequest(share, text.length))
        if (outcome.type === 'refused') {
          if (/ already: change that tag instead$/.test(String(outcome.reason))) stacked++
          return
        }
        const changed = applyEdits(text, outcome.edits)
        expect(duplicatesIn(modelOf(changed)), changed).toBeLessThanOrEqual(duplicatesIn(model))
      }),
      {numRuns: 2000}
    )
    expect(stacked).toBeGreaterThan(20)
  })

  test('was done by every kind of act', () => {
    expect([...done.keys()].sort()).toEqual(acts.map(({id}) => id).sort())
  })

  test('on another version is refused, whatever it is', () => {
    fc.assert(
      fc.property(article, anyAct(), fc.integer(), (text, share, version) => {
        const request = {...toRequest(share, text.length), version}
        fc.pre(version !== 2)
        const outcome = runAct({version: 2, model: modelOf(text)}, request)
        expect(outcome).toMatchObject({type: 'refused', cause: 'outdated'})
      })
    )
  })

  test('takes any arguments, and refuses those that do not fit', () => {
    fc.assert(
      fc.property(article, anyAct(), fc.anything(), (text, share, given) => {
        const request = {...toRequest(share, text.length), arguments: given}
        expect(['done', 'refused']).toContain(
          runAct({version: 1, model: modelOf(text)}, request).type
        )
      })
    )
  })

  test('offers what it does: an offer without a reason against it is seldom refused', () => {
    let offered = 0
    let refused = 0
    fc.assert(
      fc.property(taggedText, anyAct('mark'), (text, share) => {
        const {selection} = toRequest(share, text.length)
        const version = {version: 1, model: modelOf(text)}
        for (const {id, offer} of acts)
          for (const {reason, arguments: given} of offer(placeAt(version.model, selection))) {
            if (reason !== undefined) continue
            offered++
            const outcome = runAct(version, {act: id, version: 1, selection, arguments: given})
            if (outcome.type === 'refused') refused++
          }
      }),
      {numRuns: 150}
    )
    expect(refused / offered).toBeLessThan(0.1)
  })
})

function checkTags(
  id: string,
  before: readonly Fact[],
  after: readonly Fact[],
  told: string
): void {
  const kept = KEPT[id]
  if (kept) {
    expect(without(before, after, ...kept), told).toEqual([])
    expect(without(after, before, ...kept), told).toEqual([])
  } else if (ADDING.includes(id)) {
    expect(without(before, after, ...PARTS), told).toEqual([])
    expect(after.length, told).toBeGreaterThan(before.length)
  } else {
    expect(without(after, before, ...PARTS), told).toEqual([])
    expect(after.length, told).toBeLessThan(before.length)
  }
}
