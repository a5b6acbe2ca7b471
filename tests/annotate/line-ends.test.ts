import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type ActRequest, runAct} from '../../server/src/annotate/run-act.js'
import {applyEdits} from '../../server/src/base/edits.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {PROJECT} from '../checking/fix/arbitrary-article.js'
import {toProject} from '../support/project.js'
import {type ActShare, anyAct, toRequest} from './arbitrary-act.js'
import {taggedText} from './arbitrary-text.js'

const GLOSSARY = PROJECT['glossary.yaml'] ?? ''
const {project} = toProject([{path: 'glossary.yaml', text: GLOSSARY, marks: []}])

/** What an act makes of a text that a text in plain LF was turned into; the selection is turned too. */
function actOn(turn: (text: string) => string, text: string, share: ActShare): string | undefined {
  const {selection, ...request}: ActRequest = toRequest(share, text.length)
  const {start, end} = selection
  const turned = turn(text)
  const offset = (at: number): number => turn(text.slice(0, at)).length
  const model = resolve('article.news.txt', parse(turned), project.codebook, project.glossary)
  const outcome = runAct(
    {version: 1, model},
    {...request, selection: {start: offset(start), end: offset(end)}}
  )
  return outcome.type === 'refused' ? undefined : applyEdits(turned, outcome.edits)
}

describe('an act does the same', () => {
  test.each([
    ['CRLF', (text: string) => text.replace(/\n/g, '\r\n')],
    ['CR', (text: string) => text.replace(/\n/g, '\r')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['front matter', (text: string) => `---\nid: a\n---\n${text}`],
    ['a paragraph of astral signs before', (text: string) => `😀 𝒜 שלום\n\n${text}`]
  ])('with %s', (_, turn) => {
    let count = 0
    fc.assert(
      fc.property(taggedText, anyAct(), (text, share) => {
        const plain = actOn(one => one, text, share)
        if (plain === undefined) return
        count++
        expect(actOn(turn, text, share)).toBe(turn(plain))
      }),
      {numRuns: 700}
    )
    expect(count).toBeGreaterThan(50)
  })
})
