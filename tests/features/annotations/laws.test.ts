import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {selectionFor, writtenSpanAt} from '../../../server/src/annotate/place/base-selection.js'
import {applyEdits} from '../../../server/src/base/edits.js'
import type {Span} from '../../../server/src/base/span.js'
import {runSteps} from '../../../server/src/base/steps.js'
import {
  annotateAt,
  type BaseSelection,
  writtenSelection
} from '../../../server/src/features/annotate.js'
import {
  type AnnotationView,
  annotationSteps,
  type ToldAnnotations,
  viewOf
} from '../../../server/src/features/annotations/annotations.js'
import {baseSpanAt} from '../../../server/src/features/annotations/places.js'
import type {SpliceOf} from '../../../server/src/features/annotations/splice.js'
import {editArticle, openArticle, setProject} from '../../../server/src/session/change.js'
import {baseTextOf, modelOf} from '../../../server/src/session/derive.js'
import {
  type Article,
  createArticle,
  emptyWorkspace,
  type Workspace
} from '../../../server/src/session/workspace.js'
import {toBaseSpan, toBaseText} from '../../../server/src/syntax/base-text.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {contentSpan} from '../../../server/src/syntax/tag.js'
import {anyAct} from '../../annotate/arbitrary-act.js'
import {taggedText} from '../../annotate/arbitrary-text.js'
import {articleWithMistakes, PROJECT} from '../../checking/fix/arbitrary-article.js'
import {toProject} from '../../support/project.js'
import {anyEdit, anyText, toEdit} from '../../syntax/arbitrary-text.js'

const GLOSSARY = PROJECT['glossary.yaml'] ?? ''
const {project} = toProject([{path: 'glossary.yaml', text: GLOSSARY, marks: []}])
const PATH = `${project.root}/a.news.txt`

const body = fc.oneof(
  {weight: 4, arbitrary: taggedText},
  {weight: 2, arbitrary: articleWithMistakes},
  {weight: 1, arbitrary: anyText}
)
/** With what an editor on another system writes: a byte order mark, and other line ends. */
const article = fc
  .tuple(fc.constantFrom('', '', '\uFEFF'), fc.boolean(), body)
  .map(([mark, isWindows, text]) => mark + (isWindows ? text.replace(/\r?\n/g, '\r\n') : text))

function openText(text: string): Workspace {
  const source = {
    path: PATH,
    root: project.root,
    name: 'a.news.txt',
    included: true,
    text,
    syntax: undefined
  }
  return openArticle(setProject(emptyWorkspace, project), createArticle(source))
}

function articleIn({open}: Workspace): Article {
  const found = open.get(PATH)
  if (!found) throw new Error('Expected the article to be open')
  return found
}

/** What an answer says, and the view to ask from next. */
function tell(
  workspace: Workspace,
  before: AnnotationView | undefined
): {readonly told: ToldAnnotations; readonly view: AnnotationView} {
  const now = articleIn(workspace)
  const model = modelOf(workspace, now)
  const view = viewOf(model, baseTextOf(now))
  return {told: runSteps(annotationSteps(model, view, before)), view}
}

function splice<T>(list: readonly T[], {start, removed, added}: SpliceOf<T>): T[] {
  return [...list.slice(0, start), ...added, ...list.slice(start + removed)]
}

describe('changes in annotations', () => {
  test('lead from what was told to what is told at once', () => {
    let shared = 0
    fc.assert(
      fc.property(article, fc.array(anyEdit, {minLength: 1, maxLength: 5}), (text, edits) => {
        let workspace = openText(text)
        let {told: known, view} = tell(workspace, undefined)
        for (const share of edits) {
          workspace = editArticle(workspace, PATH, toEdit(share, articleIn(workspace).text))
          const {told, view: now} = tell(workspace, view)
          const {told: all} = tell(openText(articleIn(workspace).text), undefined)
          known = {
            ...told,
            text: told.text ?? known.text,
            marks: {...all.marks, added: splice(known.marks.added, told.marks)},
            paragraphs: {...all.paragraphs, added: splice(known.paragraphs.added, told.paragraphs)}
          }
          expect(known).toEqual(all)
          if (told.marks.added.length < all.marks.added.length) shared++
          view = now
        }
      }),
      {numRuns: 1000}
    )
    expect(shared).toBeGreaterThan(50)
  })

  test('are about one paragraph where the base text stays', () => {
    const paragraph = 'The :actor[UN] said :claim[we :place[Rome] left]{#c1}.\n\n'
    const text = paragraph.repeat(50)
    const {view} = tell(openText(text), undefined)
    const at = text.indexOf('left', text.length / 2)
    const edit = {start: at, end: at + 4, text: ':actor[left]'}
    const {told} = tell(editArticle(openText(text), PATH, edit), view)
    expect(told.text).toBeNull()
    expect(told.marks).toMatchObject({removed: 0, added: [{kind: 'actor'}]})
    expect(told.paragraphs).toMatchObject({removed: 0, added: []})
  })
})

/** A span of a text by shares of its length. */
const anySpan = fc.tuple(
  fc.double({min: 0, max: 1, noNaN: true}),
  fc.oneof(fc.constant(0), fc.nat({max: 30}))
)

function spanIn(length: number, [at, units]: readonly [number, number]): Span {
  const start = Math.floor(at * length)
  return {start, end: Math.min(length, start + units)}
}

describe('places', () => {
  test('of the base text lead to the written text and back', () => {
    fc.assert(
      fc.property(article, anySpan, (text, share) => {
        const workspace = openText(text)
        const model = modelOf(workspace, articleIn(workspace))
        const base = toBaseText(model.syntax)
        const span = spanIn(base.text.length, share)
        const written = writtenSpanAt(base, span)
        expect(baseSpanAt(model, base, written)).toEqual(span)
        const selection = selectionFor(model, base, span)
        expect(toBaseSpan(base, selection)).toEqual(span)
      }),
      {numRuns: 1000}
    )
  })

  test('of markup lead to places within the base text', () => {
    fc.assert(
      fc.property(article, anySpan, (text, share) => {
        const workspace = openText(text)
        const model = modelOf(workspace, articleIn(workspace))
        const base = toBaseText(model.syntax)
        const {start, end} = baseSpanAt(model, base, spanIn(text.length, share))
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(base.text.length)
      }),
      {numRuns: 1000}
    )
  })
})

describe('an act in offsets of the base text', () => {
  test('leaves the base text, and tells what is selected in it', () => {
    let done = 0
    fc.assert(
      fc.property(
        article,
        anyAct(),
        anySpan,
        fc.option(fc.nat({max: 8})),
        (text, {act, arguments: given, isExact}, share, mark) => {
          const workspace = openText(text)
          const before = baseTextOf(articleIn(workspace)).text
          const at: BaseSelection = {
            span: mark !== null && share[1] === 0 ? undefined : spanIn(before.length, share),
            mark: mark ?? undefined
          }
          const selected = writtenSelection(workspace, PATH, at)
          if (!selected) return
          const request = {act, version: 1, arguments: given, isExact, ...selected}
          const outcome = annotateAt(workspace, PATH, 1, request)
          if (outcome?.type !== 'done') return
          done++
          const changed = parse(applyEdits(text, outcome.edits))
          const after = toBaseText(changed)
          expect(after.text).toBe(before)
          expect(outcome.base).toEqual(toBaseSpan(after, outcome.selection))
        }
      ),
      {numRuns: 2000}
    )
    expect(done).toBeGreaterThan(100)
  })

  test('finds each tag by its index', () => {
    fc.assert(
      fc.property(article, text => {
        const workspace = openText(text)
        const model = modelOf(workspace, articleIn(workspace))
        for (const {index, tag} of model.units) {
          const selected = writtenSelection(workspace, PATH, {span: undefined, mark: index})
          expect(selected?.target).toBe(model.units[index])
          const words = toBaseSpan(toBaseText(model.syntax), contentSpan(tag))
          expect(toBaseSpan(toBaseText(model.syntax), selected?.selection ?? tag)).toEqual(words)
        }
      })
    )
  })
})
