import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type ActRequest, runAct} from '../../server/src/annotate/run-act.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {PROJECT} from '../checking/fix/arbitrary-article.js'
import {toProject} from '../support/project.js'
import {type ActShare, anyAct, toRequest} from './arbitrary-act.js'
import {taggedText, taggedWords} from './arbitrary-text.js'

const GLOSSARY = PROJECT['glossary.yaml'] ?? ''
const {project} = toProject([{path: 'glossary.yaml', text: GLOSSARY, marks: []}])

/** A text with what is selected in it. */
interface Edited {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What an act makes of a text; undefined where it refuses. */
function act(text: string, request: ActRequest): Edited | undefined {
  const model = resolve('article.news.txt', parse(text), project.codebook, project.glossary)
  const outcome = runAct({version: 1, model}, request)
  return outcome.type === 'refused'
    ? undefined
    : {text: applyEdits(text, outcome.edits), ...outcome.selection}
}

/** Does an act and then, at a cursor, another; gives both texts where neither is refused. */
function thereAndBack(
  text: string,
  share: ActShare,
  back: (there: Edited, request: ActRequest) => Omit<ActRequest, 'version'>
): {there: string; back: string | undefined} | undefined {
  const request = toRequest(share, text.length)
  const there = act(text, request)
  const undone = there && {version: 1, ...back(there, request)}
  return there && undone && {there: there.text, back: act(there.text, undone)?.text}
}

const at = (offset: number): ActRequest['selection'] => ({start: offset, end: offset})

/** Texts without backslashes: those that nothing needs go with a tag that might have needed them. */
const withoutEscapes = taggedText.map(text => text.replaceAll('\\', ''))

/** The texts for which a law was put to the test. */
function counted(): {count: number} {
  return {count: 0}
}

describe('the very text comes back', () => {
  test('by removing the tag that was made, its escapes included', () => {
    const tried = counted()
    fc.assert(
      fc.property(withoutEscapes, anyAct('mark'), (text, share) => {
        fc.pre(parse(text).problems.length === 0)
        const found = thereAndBack(text, share, ({start}) => ({
          act: 'unmark',
          selection: at(start - (start > 0 ? 1 : 0)),
          arguments: {scope: 'one'}
        }))
        if (!found) return
        tried.count++
        expect(found.back, found.there).toBe(text)
      }),
      {numRuns: 1500}
    )
    expect(tried.count).toBeGreaterThan(50)
  })

  test('by changing the kind back', () => {
    const tried = counted()
    fc.assert(
      fc.property(taggedText, anyAct('change-kind'), (text, share) => {
        // An id under another kind may be what other fragments continue.
        fc.pre(!text.includes('continues'))
        const request = toRequest({...share, length: 0}, text.length)
        const there = act(text, request)
        if (!there) return
        const kind = kindChanged(text, there.text)
        const back = act(there.text, {...request, selection: there, arguments: {kind}})
        // Tags that no codebook allows where they are do not come back there.
        if (!back) return
        tried.count++
        expect(back.text, there.text).toBe(text)
      }),
      {numRuns: 800}
    )
    expect(tried.count).toBeGreaterThan(20)
  })

  test.each(['set-attribute', 'add-value'])('by removing what `%s` has added', id => {
    const tried = counted()
    fc.assert(
      fc.property(taggedText, anyAct(id), (text, share) => {
        const {name, value} = share.arguments as {name: string; value: string}
        const given = {name, value}
        fc.pre(id === 'add-value' || !text.includes(given.name === 'id' ? '#' : given.name))
        const found = thereAndBack(
          text,
          {...share, arguments: given, length: 0},
          ({start}, request) => ({
            act: 'remove-value',
            selection: at(start),
            arguments: id === 'add-value' ? request.arguments : {name: given.name}
          })
        )
        if (!found) return
        tried.count++
        // Empty braces stay in front of a `{` that opened no attributes, and would open some behind the bracket.
        const back = text.includes('{}{') ? found.back : found.back?.replace('{}{', '{')
        expect(back, found.there).toBe(text)
      }),
      {numRuns: 1000}
    )
    expect(tried.count).toBeGreaterThan(50)
  })

  test('by setting an attribute to what it was', () => {
    const tried = counted()
    fc.assert(
      fc.property(
        fc.constantFrom('ann', 'a b', "a'b", 'a"b', '&', 'x=y'),
        anyAct('set-attribute'),
        (value, share) => {
          const given = share.arguments as {name: string; value: string}
          fc.pre(given.name === 'note')
          const written = /^\w+$/.test(value)
            ? value
            : `"${value.replace('&', '&amp;').replace('"', '&quot;')}"`
          for (const text of [`:actor[Ada]{note=${written}}`, ":actor[Ada]{#a note='x' ref=ada}"]) {
            const request = {
              ...toRequest({...share, arguments: {name: 'note', value: given.value}}, text.length),
              selection: at(3)
            }
            const there = act(text, request)
            const was = text.includes("'x'") ? 'x' : value
            const back =
              there && act(there.text, {...request, arguments: {name: 'note', value: was}})
            if (back) tried.count++
            if (back) expect(back.text, there.text).toBe(text)
          }
        }
      )
    )
    expect(tried.count).toBeGreaterThan(10)
  })

  test.each(['start', 'end'])('by moving the %s of a tag back by a word', edge => {
    const tried = counted()
    fc.assert(
      fc.property(taggedWords, anyAct('move-edge'), (text, share) => {
        const found = thereAndBack(
          text,
          {...share, at: inTag(text, share.at), length: 0, arguments: {edge, to: 'wider'}},
          ({start}) => ({
            act: 'move-edge',
            selection: at(start - 1),
            arguments: {edge, to: 'narrower'}
          })
        )
        if (!found) return
        tried.count++
        expect(found.back, found.there).toBe(text)
      }),
      {numRuns: 1000}
    )
    expect(tried.count).toBeGreaterThan(20)
  })

  test('by rejecting what was proposed', () => {
    const text = 'Ada met Bob in Rome. Then Ada left Rome.\n\nCountess Ada said so.'
    const there = act(text, {act: 'propose-mentions', version: 1, selection: at(0)})
    expect(there?.text).toContain('status=suggested')
    const all = {act: 'reject', version: 1, selection: at(0), arguments: {scope: 'article'}}
    expect(act(there?.text ?? '', all)?.text).toBe(text)
  })
})

/** A share of a text's length that lies in the content of one of its tags, chosen by another share. */
function inTag(text: string, share: number): number {
  const {tags} = parse(text)
  const tag = tags[Math.floor(share * tags.length)]
  return tag ? (tag.contentStart + 0.5) / text.length : share
}

/** The kind that a tag had before it was changed. */
function kindChanged(before: string, after: string): string {
  const {tags} = parse(after)
  return parse(before).tags.find((tag, index) => tag.kind !== tags[index]?.kind)?.kind ?? ''
}
