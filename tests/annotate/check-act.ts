import {expect} from 'vitest'
import {runAct} from '../../server/src/annotate/run-act.js'
import {applyEdits} from '../../server/src/base/edits.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

/** What an act is asked for beside its place. */
export interface Asked {
  readonly arguments?: unknown
  readonly isExact?: boolean
}

/** An article of a fixture with a selection: between `«` and `»`, or a cursor at `|`. */
export interface Selected {
  readonly model: ArticleModel
  readonly selection: {readonly start: number; readonly end: number}
}

/** Reads a text with a selection drawn in it, as an article beside the other files of a fixture. */
export function selectIn(drawn: string, files = ''): Selected {
  const text = drawn.replace(/[«»¦]/g, '')
  const cursor = drawn.indexOf('¦')
  const start = cursor < 0 ? drawn.indexOf('«') : cursor
  const end = cursor < 0 ? drawn.indexOf('»') - 1 : cursor
  if (start < 0 || end < start) throw new Error(`No selection is drawn in ${drawn}`)
  const fixture = [...parseFixture(files).files, {path: 'article.news.txt', text, marks: []}]
  const model = toProject(fixture).articles.find(({path}) => path === 'article.news.txt')
  if (!model) throw new Error('The fixture has no article')
  return {model, selection: {start, end}}
}

/** Does an act where a text says, and gives the text with the new selection drawn in it, or the reason against it. */
export function doAct(act: string, drawn: string, asked: Asked = {}, files = ''): string {
  const {model, selection} = selectIn(drawn, files)
  const outcome = runAct({version: 1, model}, {act, version: 1, selection, ...asked})
  if (outcome.type === 'refused') return `refused: ${outcome.reason}`
  const text = applyEdits(model.syntax.text, outcome.edits)
  const {start, end} = outcome.selection
  if (start === end) return `${text.slice(0, start)}¦${text.slice(start)}`
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`
}

/** Compares what an act makes of a text with what is expected, selections included. */
export function checkAct(
  act: string,
  drawn: string,
  expected: string,
  asked: Asked = {},
  files = ''
): void {
  expect(doAct(act, drawn, asked, files)).toBe(expected)
}
