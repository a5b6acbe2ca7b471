import {describe, expect, test} from 'vitest'
import type {
  ArticlePanelAnswer,
  ClaimsViewItem,
  GlossaryViewItem,
  Overview,
  ProgressViewItem,
  ViewPage
} from '../../server/src/lsp/view-protocol.js'
import {openReading} from './reading-session.js'

const START = {line: 0, character: 0}

describe('the views of a corpus', () => {
  test('know which projects are open', async () => {
    const s = await openReading()
    const {projects} = await s.connection.sendRequest<Overview>('newsmark/overview', {})
    expect(projects).toMatchObject([
      {uri: s.uri('').replace(/\/$/, ''), hasFile: true, articles: 2, entries: 4}
    ])
  })

  test('show the glossary by kinds, types and entries, with the places of those', async () => {
    const s = await openReading()
    const ask = (params: object): Promise<ViewPage<GlossaryViewItem>> =>
      s.connection.sendRequest('newsmark/glossaryView', params)
    const {items, total} = await ask({parent: null, query: '', only: 'all'})
    expect(items).toMatchObject([
      {type: 'kind', kind: 'actor', label: 'Actor', count: 2, project: null},
      {type: 'kind', kind: 'place', count: 2}
    ])
    expect(total).toBe(2)
    const {items: entries} = await ask({parent: items[0], limit: 1})
    expect(entries).toMatchObject([
      {
        type: 'entry',
        id: 'old',
        isDeprecated: true,
        counts: [{coder: null, isCurated: false, mentions: 0, articles: 0}],
        place: {uri: s.uri('glossary.yaml')}
      }
    ])
    const found = await ask({query: 'ünité'})
    expect(found.items).toMatchObject([
      {id: 'un', aliases: ['UN', 'Ünité'], counts: [{mentions: 1}]}
    ])
    const article = s.uri('a.news.txt')
    expect((await ask({only: 'article', article})).items).toMatchObject([
      {kind: 'actor', count: 1},
      {kind: 'place', count: 1}
    ])
    s.edit('a.news.txt', ':place[Aleppo]', 'Aleppo')
    expect((await ask({only: 'article', article})).items).toMatchObject([{kind: 'actor', count: 1}])
  })

  test('show claims with what others say of them, and their places', async () => {
    const s = await openReading()
    const ask = (params: object): Promise<ViewPage<ClaimsViewItem>> =>
      s.connection.sendRequest('newsmark/claimsView', params)
    const {items} = await ask({by: 'speaker'})
    expect(items).toMatchObject([
      {type: 'group', label: 'United *Nations*', count: 2, uri: null},
      {type: 'group', label: 'Old', count: 1}
    ])
    const {items: said} = await ask({by: 'speaker', parent: items[0]})
    expect(said).toMatchObject([
      {
        type: 'claim',
        article: 'a',
        id: 'c1',
        incoming: 2,
        place: {uri: s.uri('a.news.txt'), range: {start: {line: 3, character: 27}}}
      },
      {article: 'b', outgoing: 1}
    ])
    const {items: relations} = await ask({parent: said[0]})
    expect(relations).toMatchObject([
      {type: 'relation', relation: 'rebuts', isIncoming: true, speakers: ['United *Nations*']},
      {type: 'relation', relation: 'same-as', isIncoming: true, id: 'c2'}
    ])
  })

  test('show how far the articles are', async () => {
    const s = await openReading()
    const ask = (params: object): Promise<ViewPage<ProgressViewItem>> =>
      s.connection.sendRequest('newsmark/progressView', params)
    const states = (await ask({})).items
    expect(states).toMatchObject([
      {state: 'untouched', count: 0},
      {state: 'problems', count: 1},
      {state: 'suggestions', count: 0},
      {state: 'begun', count: 0},
      {state: 'done', count: 1}
    ])
    const {items} = await ask({parent: 'done'})
    expect(items).toMatchObject([{name: 'a.news.txt', place: {range: {start: START, end: START}}}])
    s.edit('a.news.txt', '{#c1 speaker=un}', '{#c1 speaker=un status=suggested}')
    const of = {uri: s.uri('a.news.txt')}
    expect(await s.connection.sendRequest('newsmark/articleProgress', of)).toEqual({
      state: 'suggestions',
      problems: 0,
      suggestions: 1,
      drafts: 0
    })
    const other = {uri: s.uri('b.news.txt')}
    expect(await s.connection.sendRequest('newsmark/articleProgress', other)).toBeNull()
  })

  test('show the map and the graph of an article', async () => {
    const s = await openReading()
    const panel = await s.connection.sendRequest<ArticlePanelAnswer>('newsmark/articlePanel', {
      uri: s.uri('a.news.txt')
    })
    expect(panel).toMatchObject({
      title: 'a',
      places: [{name: 'Aleppo', coordinates: {lat: 36.2, lon: 37.1}, range: {start: {line: 3}}}],
      nodes: [{name: 'United *Nations*'}],
      claims: [{id: 'c1', speakers: ['un'], about: []}]
    })
    const none = {uri: s.uri('none.txt')}
    expect(await s.connection.sendRequest('newsmark/articlePanel', none)).toBeNull()
  })

  test.each([
    ['newsmark/glossaryView', {query: 7}],
    ['newsmark/glossaryView', {only: 'some'}],
    ['newsmark/glossaryView', {parent: {}}],
    ['newsmark/glossaryView', {offset: -1}],
    ['newsmark/claimsView', {by: 'date'}],
    ['newsmark/claimsView', {parent: {type: 'claim'}}],
    ['newsmark/progressView', {parent: 'gone'}],
    ['newsmark/progressView', {limit: 'all'}],
    ['newsmark/progressView', {scope: {root: 1}}],
    ['newsmark/claimsView', {parent: {type: 'scope', root: 'x'}}],
    ['newsmark/articlePanel', {}]
  ])('refuse %s with %j', async (method, params) => {
    const s = await openReading()
    await expect(s.connection.sendRequest(method, params)).rejects.toThrow(/^Expected/)
  })
})
