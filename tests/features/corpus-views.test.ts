import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {articlePanel} from '../../server/src/features/corpus-views/article-panel.js'
import {
  type ClaimGrouping,
  type ClaimParent,
  claimChildren
} from '../../server/src/features/corpus-views/claims-view.js'
import {
  type GlossaryFilter,
  type GlossaryParent,
  glossaryChildren
} from '../../server/src/features/corpus-views/glossary-view.js'
import {progressChildren} from '../../server/src/features/corpus-views/progress-view.js'
import {openFixture, ROOT} from './open-fixture.js'

const CORPUS = `
=== newsmark.yaml ===
glossary: glossary.yaml
rules: {missing-metadata: off, empty-tag: error}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN], type: organization}
  lind: {name: Ada Lind, type: person}
  berg: {name: Äke Berg, type: person, deprecated: true}
places:
  aleppo: {name: Aleppo, type: city, lat: 36.2, lon: 37.16}
  syria: {name: Syria, type: country, lat: 35, lon: 38}
  north: {name: The North, type: region, lat: 36.5, lon: 37, precision: 3}
  nowhere: {name: Nowhere}
=== a.news.txt ===
---
title: Truce
---
:actor[UN] and :actor[UN]$0 in :place[Aleppo] and :place[Syria], :place[The North] and :place[Nowhere]:
:claim[the truce holds in :place[Aleppo]]{#c1 speaker=un topic=truce}
:claim[and lasts]{continues=c1}
=== b.news.txt ===
:claim[No, it does not]{#c1 speaker=lind rebuts=a#c1 topic="truce war"}
:claim[a :actor[guard]{#g mention=nominal ref=none} saw it]{#c2 speaker=g}
:claim[nobody did]{#c3 speaker=author supports=c2}
=== c.news.txt ===
Nothing is tagged here.
=== d.news.txt ===
:actor[Ada Lind]{status=suggested} came.
=== e.news.txt ===
:actor[Ada Lind]{status=discuss} came.
=== f.news.txt ===
:actor[Ada Lind] came.
=== g.news.txt ===
:actor[Nobody at All] came.
=== h.news.txt ===
:actor[]{ref=lind} came.
`

const ALL: GlossaryFilter = {query: '', only: 'all', article: undefined}
const FIRST = {offset: 0, limit: 100}

/** A page of the glossary as lines, and the number of all items. */
function glossary(
  parent?: Omit<GlossaryParent, 'root'>,
  filter: Partial<GlossaryFilter> = {},
  range = FIRST,
  corpus = CORPUS
): readonly (string | number)[] {
  const {workspace, path} = openFixture(corpus)
  const steps = glossaryChildren(
    workspace,
    parent && {...parent, root: ROOT},
    {...ALL, article: path, ...filter},
    range
  )
  const {items, total} = runSteps(steps)
  const lines = items.map(item =>
    item.type === 'entry'
      ? `${item.name} (${item.detail}): ${item.counts.map(({mentions, articles}) => `${mentions} in ${articles}`).join(', ')}${item.isDeprecated ? ' †' : ''}`
      : item.type === 'tooMany'
        ? 'too many'
        : `${item.label || '–'} ${item.count}`
  )
  return [...lines, total]
}

describe('the glossary', () => {
  test('has kinds, types and entries with counts, by name without accents', () => {
    expect(glossary()).toEqual(['Actor 3', 'Place 4', 2])
    expect(glossary({kind: 'actor', type: undefined})).toEqual(['organization 1', 'person 2', 2])
    expect(glossary({kind: 'actor', type: 'person'})).toEqual([
      'Ada Lind (Actor, person): 4 in 4',
      'Äke Berg (Actor, person): 0 in 0 †',
      2
    ])
    expect(glossary({kind: 'actor', type: 'organization'})).toEqual([
      'United Nations (Actor, organization): 2 in 1',
      1
    ])
    expect(glossary({kind: 'place', type: undefined})).toEqual([
      'city 1',
      'country 1',
      'region 1',
      '– 1',
      4
    ])
  })

  test('is found by any name, shown by its use and by article', () => {
    expect(glossary(undefined, {query: 'un'})).toEqual([
      'United Nations (Actor, organization): 2 in 1',
      1
    ])
    expect(glossary(undefined, {query: 'berg'})).toEqual(['Äke Berg (Actor, person): 0 in 0 †', 1])
    expect(glossary(undefined, {query: 'xyz'})).toEqual([0])
    expect(glossary(undefined, {only: 'unused'})).toEqual(['Actor 1', 1])
    expect(glossary({kind: 'actor', type: undefined}, {only: 'unused'})).toEqual([
      'Äke Berg (Actor, person): 0 in 0 †',
      1
    ])
    expect(glossary(undefined, {only: 'article'})).toEqual(['Actor 1', 'Place 4', 2])
    expect(glossary(undefined, {only: 'article', article: '/elsewhere'})).toEqual([0])
  })

  test('comes by pages, and says how many there are', () => {
    const rows = Array.from({length: 250}, (_, n) => `  a${n}: {name: Name ${1000 + n}}`)
    const corpus = `
=== glossary.yaml ===
actors:
${rows.join('\n')}
=== article.news.txt ===
Text.
`
    const page = glossary({kind: 'actor', type: undefined}, {}, {offset: 240, limit: 100}, corpus)
    expect(page).toHaveLength(11)
    expect(page[0]).toBe('Name 1240 (Actor): 0 in 0')
    expect(page.at(-1)).toBe(250)
    expect(glossary(undefined, {query: 'name'}, {offset: 0, limit: 3}, corpus)).toEqual([
      'Name 1000 (Actor): 0 in 0',
      'Name 1001 (Actor): 0 in 0',
      'Name 1002 (Actor): 0 in 0',
      250
    ])
  })
})

/** A page of the claims as lines. */
function claims(by: ClaimGrouping, parent?: ClaimParent): readonly string[] {
  const {workspace} = openFixture(CORPUS)
  return runSteps(claimChildren(workspace, parent, by, FIRST)).items.map(item => {
    if (item.type === 'group') return `${item.label || '–'} ${item.count}`
    if (item.type === 'scope') return `${item.coder}: ${item.articles}`
    const said = `${item.article}#${item.id ?? ''} ${item.speakers.join(', ')}: ${item.words}`
    if (item.type === 'relation') return `${item.isIncoming ? '←' : '→'} ${item.relation} ${said}`
    return `${said} (${item.incoming}←, ${item.outgoing}→)`
  })
}

describe('the claims', () => {
  test('are grouped by speaker, by topic and by article', () => {
    expect(claims('speaker')).toEqual(['Ada Lind 1', 'author 1', 'guard 1', 'United Nations 1'])
    expect(claims('topic')).toEqual(['truce 2', 'war 1', '– 2'])
    expect(claims('article')).toEqual(['a.news.txt 1', 'b.news.txt 3'])
  })

  test('of a group have their words, in the order of the articles', () => {
    expect(claims('topic', {type: 'group', root: ROOT, key: 'truce'})).toEqual([
      'a#c1 United Nations: the truce holds in Aleppo … and lasts (1←, 0→)',
      'b#c1 Ada Lind: No, it does not (0←, 1→)'
    ])
    expect(claims('article', {type: 'group', root: ROOT, key: `${ROOT}/b.news.txt`})).toHaveLength(
      3
    )
    expect(claims('speaker', {type: 'group', root: ROOT, key: 'guard'})).toEqual([
      'b#c2 g: a guard saw it (1←, 0→)'
    ])
    expect(claims('speaker', {type: 'group', root: '/other', key: 'guard'})).toEqual([])
  })

  test('say who supports and rebuts them, over articles', () => {
    const startOf = (name: string, text: string): ClaimParent => {
      const {files} = openFixture(CORPUS)
      const start = files.find(({path}) => path === name)?.text.indexOf(text) ?? -1
      return {type: 'claim', path: `${ROOT}/${name}`, start}
    }
    expect(claims('speaker', startOf('a.news.txt', ':claim[the truce'))).toEqual([
      '← rebuts b#c1 Ada Lind: No, it does not'
    ])
    expect(claims('speaker', startOf('b.news.txt', ':claim[No,'))).toEqual([
      '→ rebuts a#c1 United Nations: the truce holds in Aleppo … and lasts'
    ])
    expect(claims('speaker', startOf('b.news.txt', 'No,'))).toEqual([])
  })
})

describe('the progress', () => {
  const {workspace} = openFixture(CORPUS)
  const items = (state?: 'untouched' | 'done' | 'problems', most = 100): readonly string[] =>
    runSteps(
      progressChildren(workspace, {state, scope: undefined}, FIRST, () => undefined, most)
    ).items.map(item => {
      if (item.type === 'scope') return `${item.coder}: ${item.articles}`
      return item.type === 'state'
        ? `${item.state} ${item.count}`
        : `${item.name} “${item.title}” ${item.problems} ${item.suggestions}`
    })

  test('tells how far each article is, by what is in the files', () => {
    expect(items()).toEqual(['untouched 1', 'problems 1', 'suggestions 1', 'begun 2', 'done 3'])
    expect(items('untouched')).toEqual(['c.news.txt “” 0 0'])
    expect(items('problems')).toEqual(['h.news.txt “” 1 0'])
    expect(items('done')).toEqual([
      'a.news.txt “Truce” 0 0',
      'b.news.txt “” 0 0',
      'f.news.txt “” 0 0'
    ])
  })

  test('looks for no problems in too many articles', () => {
    expect(items(undefined, 3)).toContain('problems 0')
  })

  test('is nothing where there are no articles', () => {
    const empty = openFixture('=== newsmark.yaml ===\nglossary: []\n').workspace
    const parent = {state: undefined, scope: undefined}
    expect(runSteps(progressChildren(empty, parent, FIRST, () => undefined, 9)).items).toEqual([])
  })
})

describe('the panel of an article', () => {
  const {workspace, path} = openFixture(CORPUS)

  test('has its places with their precision', () => {
    const panel = articlePanel(workspace, path)
    expect(panel?.title).toBe('Truce')
    expect(
      panel?.places.map(({name, precision, coordinates, mentions}) => [
        name,
        precision,
        coordinates?.lat,
        mentions
      ])
    ).toEqual([
      ['Aleppo', 'point', 36.2, 2],
      ['Syria', 'country', 35, 1],
      ['The North', 'area', 36.5, 1],
      ['Nowhere', 'point', undefined, 1]
    ])
  })

  test('has who says what about whom', () => {
    const {nodes = [], claims: found = []} = articlePanel(workspace, path) ?? {}
    expect(nodes.map(({name, kind}) => `${kind} ${name}`)).toEqual([
      'actor United Nations',
      'place Aleppo'
    ])
    expect(found).toMatchObject([
      {
        id: 'c1',
        speakers: ['un'],
        about: ['aleppo'],
        words: 'the truce holds in Aleppo … and lasts'
      }
    ])
    const other = articlePanel(workspace, `${ROOT}/b.news.txt`)
    expect(other?.claims.map(({speakers}) => speakers)).toEqual([['lind'], ['=g'], ['=author']])
    expect(articlePanel(workspace, '/nowhere')).toBeUndefined()
  })
})
