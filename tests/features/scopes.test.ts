import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {entrySteps} from '../../server/src/features/annotations/entries.js'
import {lensesIn, lensText} from '../../server/src/features/code-lenses.js'
import {concordanceOf} from '../../server/src/features/concordance.js'
import {claimChildren} from '../../server/src/features/corpus-views/claims-view.js'
import {glossaryChildren} from '../../server/src/features/corpus-views/glossary-view.js'
import {progressChildren} from '../../server/src/features/corpus-views/progress-view.js'
import {outgoingCalls} from '../../server/src/features/hierarchy/call-hierarchy.js'
import {itemsAt} from '../../server/src/features/hierarchy/items-at.js'
import {hoverAt} from '../../server/src/features/hover/hover-at.js'
import {implementationsAt} from '../../server/src/features/implementation.js'
import {
  actsOverFilesAt,
  overFilesSteps
} from '../../server/src/features/refactor/glossary-actions.js'
import {referencesAt} from '../../server/src/features/references.js'
import {openFixture, ROOT} from './open-fixture.js'

/** Anna and Ben have coded the same two articles; one of them is curated, and another text is nobody's. */
const FILES = `=== newsmark.yaml ===
coders: {anna: who/anna, ben: who/ben}
curated: best
glossary: glossary.yaml
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  eu: {name: European Union, aliases: [EU]}
=== who/anna/a.news.txt ===
:actor[UN] and :actor[UN] met the EU. The EU left. :claim[It rains for the UN]{#c1 speaker=un topic=rain}
=== who/anna/b.news.txt ===
The EU came. :actor[UN] came, too.
=== who/ben/a.news.txt ===
:actor[UN] and UN met the :actor[EU]. The EU left. :claim[It rains for the UN]{#c1 speaker=un topic=rain}
=== who/ben/b.news.txt ===
The EU came. UN came, too.
=== best/a.news.txt ===
:actor[UN] and UN met the EU. The EU left. It rains for the UN
=== more.news.txt ===
The EU is :actor[UN].
`

/** The files with the cursor before some words of one of them. */
function openAt(path: string, words: string) {
  const [before = '', behind = ''] = FILES.split(`=== ${path} ===\n`)
  const at = behind.indexOf(words) + 1
  return openFixture(`${before}=== ${path} ===\n${behind.slice(0, at)}$0${behind.slice(at)}`)
}

const FIRST = {offset: 0, limit: 100}
const ANNA = {root: ROOT, coder: 'anna', isCurated: false}

/** The paths of places, each as often as it has some. */
function pathsOf(lists: Iterable<readonly {readonly path: string}[]>): readonly string[] {
  return [...lists].flat().map(({path}) => path.slice(ROOT.length + 1))
}

describe('what several coders have of one text is never added up', () => {
  test('in a lens above an entry, in its hover and in its concordance', () => {
    const {workspace, path, offset} = openAt('glossary.yaml', 'un: {name')
    const texts = runSteps(lensesIn(workspace, path)).map(({subject}) =>
      String(runSteps(lensText(workspace, path, subject)))
    )
    const un = '3 mentions in 2 articles (anna), 1 in 1 (ben), 1 in 1 (curated), 1 in 1 (others)'
    expect(texts).toEqual([un, '1 mention in 1 article (ben)'])
    const rows = hoverAt(workspace, path, offset)?.cards.flatMap(card => card.rows) ?? []
    const row = rows.find(({label}) => String(label) === 'Mentioned in')
    expect(row?.values.map(({text}) => String(text))).toEqual([
      '2 articles (anna)',
      '1 article (ben)',
      '1 article (curated)',
      '1 article (others)'
    ])
    expect(String(runSteps(concordanceOf(workspace, ROOT, 'un'))?.title)).toBe(
      `United Nations (un): ${un}`
    )
  })

  test('in the view of the glossary', () => {
    const {workspace} = openAt('more.news.txt', 'The')
    const filter = {query: 'united', only: 'all', article: undefined} as const
    const [entry] = runSteps(glossaryChildren(workspace, undefined, filter, FIRST)).items
    expect(entry).toMatchObject({
      counts: [
        {coder: 'anna', mentions: 3, articles: 2},
        {coder: 'ben', mentions: 1, articles: 1},
        {coder: null, isCurated: true, mentions: 1},
        {coder: null, isCurated: false, mentions: 1}
      ]
    })
  })

  test('in the views of the claims and of the progress, which have a node for each', () => {
    const {workspace} = openAt('more.news.txt', 'The')
    const roots = runSteps(claimChildren(workspace, undefined, 'speaker', FIRST)).items
    const scopes = [
      {type: 'scope', ...ANNA, articles: 2},
      {type: 'scope', ...ANNA, coder: 'ben', articles: 2},
      {type: 'scope', root: ROOT, coder: null, isCurated: true, articles: 1},
      {type: 'scope', root: ROOT, coder: null, isCurated: false, articles: 1}
    ]
    expect(roots).toEqual(scopes)
    const groupsOf = (by: 'speaker' | 'topic') =>
      runSteps(claimChildren(workspace, {type: 'scope', scope: ANNA}, by, FIRST)).items
    expect(groupsOf('speaker')).toMatchObject([{label: 'United Nations', count: 1, scope: ANNA}])
    const topic = {type: 'group', root: ROOT, key: 'rain', scope: ANNA} as const
    const claims = runSteps(claimChildren(workspace, topic, 'topic', FIRST)).items
    expect(claims).toMatchObject([{path: `${ROOT}/who/anna/a.news.txt`}])

    const progress = (state: 'begun' | undefined, scope: typeof ANNA | undefined) =>
      runSteps(progressChildren(workspace, {state, scope}, FIRST, () => undefined, 100)).items
    expect(progress(undefined, undefined)).toEqual(scopes)
    expect(progress(undefined, ANNA)).toContainEqual({
      type: 'state',
      state: 'begun',
      count: 2,
      scope: ANNA
    })
    expect(progress('begun', ANNA)).toMatchObject([
      {name: 'who/anna/a.news.txt'},
      {name: 'who/anna/b.news.txt'}
    ])
    expect(progress(undefined, {...ANNA, coder: 'gone'})).toEqual([])
  })
})

describe('an article sees what its coder has', () => {
  const anna = openAt('who/anna/a.news.txt', 'UN] and')
  const {workspace, path, offset} = anna

  test('in references, in what becomes of an entry, and in who says what of it', () => {
    const own = ['who/anna/a.news.txt', 'who/anna/b.news.txt']
    const references = pathsOf(referencesAt(workspace, path, offset, false))
    expect([...new Set(references)]).toEqual(own)
    expect(new Set(pathsOf(implementationsAt(workspace, path, offset)))).toEqual(
      new Set(['who/anna/a.news.txt'])
    )
    const sayings = ({workspace: opened, path: from, offset: at}: typeof anna) => {
      const [item] = itemsAt(opened, from, at)
      const calls = outgoingCalls(opened, item?.key ?? expect.fail('no item'))
      return pathsOf([[...calls].flat().map(call => call.item)])
    }
    expect(sayings(anna)).toEqual(['who/anna/a.news.txt'])
    const glossary = openAt('glossary.yaml', 'un: {name')
    expect(sayings(glossary)).toEqual(['who/anna/a.news.txt', 'who/ben/a.news.txt'])
    const all = pathsOf(referencesAt(glossary.workspace, glossary.path, glossary.offset, false))
    expect(new Set(all)).toEqual(
      new Set([...own, 'who/ben/a.news.txt', 'best/a.news.txt', 'more.news.txt'])
    )
  })

  test('in the counts of a picker', () => {
    const article = workspace.open.get(path) ?? expect.fail('not open')
    const query = {query: '', kinds: new Set<string>(), limit: 9, words: '', recent: []}
    const {entries} = runSteps(entrySteps(workspace, article, query))
    expect(entries.map(({id, inCorpus}) => [id, inCorpus])).toEqual([['un', 3]])
  })
})

describe('tagging every mention', () => {
  const given = {entry: 'eu', scope: 'corpus'}

  test.each([
    ['who/anna/a.news.txt', ['who/anna/a.news.txt', 'who/anna/b.news.txt']],
    ['who/ben/a.news.txt', ['who/ben/a.news.txt', 'who/ben/b.news.txt']],
    ['best/a.news.txt', ['best/a.news.txt']],
    ['more.news.txt', ['more.news.txt']]
  ])('from %s is done in what its coder has', (from, expected) => {
    const {workspace, path} = openAt(from, 'UN')
    const steps = overFilesSteps(workspace, path, {start: 0, end: 0}, {act: 'tag-entry', given})
    const outcome = steps && runSteps(steps)
    if (outcome?.type !== 'done') expect.fail(`not done: ${JSON.stringify(outcome)}`)
    expect([...pathsOf([outcome.changes])].sort()).toEqual(expected)
  })

  test('from the glossary is not offered, and says why', () => {
    const {workspace, path, offset} = openAt('glossary.yaml', 'eu: {name')
    const selection = {start: offset, end: offset}
    const reason =
      'Several coders have articles here: do this in an article of the coder that is meant'
    const offers = actsOverFilesAt(workspace, path, selection, () => true)
    expect(offers.filter(({act}) => act === 'tag-entry').map(offer => offer.reason)).toEqual([
      reason
    ])
    const steps = overFilesSteps(workspace, path, selection, {act: 'tag-entry', given})
    expect(steps && runSteps(steps)).toMatchObject({type: 'refused', reason})
  })
})
