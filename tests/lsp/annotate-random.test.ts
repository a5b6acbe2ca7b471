import {expect, test} from 'vitest'
import type {Position, WorkspaceEdit} from 'vscode-languageserver/node'
import {createLineIndex, type LinePlace, toOffset} from '../../server/src/base/line-index.js'
import type {Annotations} from '../../server/src/lsp/editor-protocol.js'
import type {Annotated} from '../../server/src/lsp/protocol.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {ARTICLE} from './annotation-session.js'
import {ANNOTATING_CLIENT, openSession} from './open-session.js'

/** Acts that are asked for; some are refused, as a selection may be in no place for them. */
const ACTS = 1000
const SEED = 20_160_422

const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ann: {name: Ann Smith, aliases: [Ann]}
places:
  geneva: {name: Geneva}
=== a.news.txt ===
---
title: The talks
language: en
---
GENEVA – The UN said on Friday that “the truce is in trouble,” and that \\*nobody\\* had \\:a[plan] {yet}.
Ann Smith 👩‍👩‍👧 agreed: “It is hard, and it will be.” She [and the UN] left Geneva at 10:30.

<!-- a note -->

停火协议仍然有效，特使星期五在日内瓦说。 هذه الهدنة في خطر. A last :actor[line]{ref=none} with \`code\`, Ann and the UN.
`

interface Replaced {
  readonly start: number
  readonly before: string
  readonly after: string
}

/** Numbers from 0 up to 1, always the same. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

test(`${ACTS} random acts leave the text as it is, make no problem, and are undone to the byte`, async () => {
  const session = await openSession(FIXTURE, {capabilities: ANNOTATING_CLIENT})
  session.open(ARTICLE)
  const source = session.text(ARTICLE)
  const base = toBaseText(parse(source)).text
  const problems = parse(source).problems.length
  const random = createRandom(SEED)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const history: Replaced[][] = []
  const counts = {done: 0, refused: 0}
  let version = 1
  const uri = session.uri(ARTICLE)
  const ask = <T>(method: string, params: object): Promise<T> =>
    session.connection.sendRequest<T>(method, {textDocument: {uri, version}, ...params})

  for (let left = ACTS; left > 0; left--) {
    const {marks} = await ask<Annotations>('newsmark/annotations', {})
    const start = Math.floor(random() * base.length)
    const end = Math.min(base.length, start + 1 + Math.floor(random() ** 3 * 120))
    const mark = Math.floor(random() * marks.added.length)
    const claim = pick(marks.added.filter(({unit, id}) => unit === 'claim' && id))?.id ?? 'c1'
    const act = pick([
      {act: 'mark', span: {start, end}, arguments: {kind: pick(['actor', 'place', 'claim'])}},
      {act: 'mark', span: {start, end}, arguments: {kind: pick(['actor', 'place', 'claim'])}},
      {act: 'continue-claim', span: {start, end}, arguments: {claim}},
      {act: 'tag-entry', span: {start, end}, arguments: {entry: pick(['un', 'ann', 'geneva'])}},
      {act: 'propose-mentions', span: {start, end}},
      {act: 'unmark', mark, arguments: {scope: 'one'}},
      {act: 'unmark', mark, arguments: {scope: 'one'}},
      {act: 'change-kind', mark, arguments: {kind: pick(['actor', 'place', 'claim'])}},
      {
        act: 'move-edge',
        mark,
        arguments: {edge: pick(['start', 'end']), to: pick(['wider', 'narrower'])}
      },
      {act: 'fit-selection', mark, span: {start, end}},
      {act: 'set-attribute', mark, arguments: {name: 'note', value: 'a "b" {c} ]'}},
      {act: 'remove-value', mark, arguments: {name: 'note'}},
      {act: 'relate', mark, arguments: {relation: 'rebuts', to: claim}},
      {act: pick(['accept', 'reject']), mark}
    ])
    let annotated: Annotated
    try {
      annotated = await ask<Annotated>('newsmark/annotate', act ?? {})
    } catch (error) {
      expect(String((error as Error).message), JSON.stringify(act)).toMatch(/\S/)
      counts.refused++
      continue
    }
    const before = session.text(ARTICLE)
    const replaced = replacedBy(before, annotated.edit, uri)
    const after = apply(before, replaced)
    const syntax = parse(after)
    expect(toBaseText(syntax).text, JSON.stringify(act)).toBe(base)
    expect(syntax.problems.length, JSON.stringify(act)).toBeLessThanOrEqual(problems)
    history.push(replaced)
    if (after !== before) {
      session.edit(ARTICLE, before, after)
      version++
    }
    counts.done++
  }

  let text = session.text(ARTICLE)
  for (const replaced of history.toReversed()) text = takeBack(text, replaced)
  expect(text).toBe(source)
  expect(counts.done).toBeGreaterThan(ACTS / 4)
  expect(counts.refused).toBeGreaterThan(0)
}, 120_000)

/** The replacements of an edit in the article, in its order. */
function replacedBy(text: string, {documentChanges = []}: WorkspaceEdit, uri: string): Replaced[] {
  const lines = createLineIndex(text)
  return documentChanges
    .flatMap(change => ('edits' in change && change.textDocument.uri === uri ? change.edits : []))
    .flatMap(edit => {
      if (!('newText' in edit)) return []
      const start = toOffset(lines, placeOf(edit.range.start))
      const end = toOffset(lines, placeOf(edit.range.end))
      return [{start, before: text.slice(start, end), after: edit.newText}]
    })
    .sort((a, b) => a.start - b.start)
}

const placeOf = ({line, character}: Position): LinePlace => ({
  line: line + 1,
  column: character + 1
})

function apply(text: string, replaced: readonly Replaced[]): string {
  let result = text
  for (const {start, before, after} of replaced.toReversed())
    result = result.slice(0, start) + after + result.slice(start + before.length)
  return result
}

function takeBack(text: string, replaced: readonly Replaced[]): string {
  let result = text
  for (const {start, before, after} of replaced)
    result = result.slice(0, start) + before + result.slice(start + after.length)
  return result
}
