import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addComments} from '../../../server/src/checking/suppress/add-comments.js'
import {applySuppressions} from '../../../server/src/checking/suppress/apply-suppressions.js'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {readDirectives} from '../../../server/src/model/directives.js'
import {resolve} from '../../../server/src/model/resolve.js'
import type {Finding} from '../../../server/src/rules/finding.js'
import {rules} from '../../../server/src/rules/registry.js'
import {runArticleRules} from '../../../server/src/rules/run-rules.js'
import {toBaseText} from '../../../server/src/syntax/base-text.js'
import {parse} from '../../../server/src/syntax/parse.js'

const glossary = buildGlossary([])
const aboutComments: ReadonlySet<string> = new Set(rules.suppression.map(({id}) => id))

/** What stands in an article after its comments were looked at, but for what is said of these. */
function standingIn(text: string): readonly Finding[] {
  const model = resolve('article.news.txt', parse(text), defaultCodebook, glossary)
  const settings = new Map()
  const {findings} = applySuppressions(runArticleRules(model, settings), 'article', {
    path: model.path,
    settings,
    directives: readDirectives(model.syntax),
    baseline: undefined,
    text: () => text
  })
  return findings.filter(({ruleId}) => !aboutComments.has(ruleId))
}

function addTo(text: string, reason?: string): string {
  return addComments(parse(text), standingIn(text), reason).text
}

describe('comments', () => {
  function checkAdded(text: string, expected: string): void {
    const added = addTo(text, 'old')
    expect(added).toBe(expected)
    expect(standingIn(added)).toEqual([])
    expect(addTo(added, 'new')).toBe(added)
  }

  const FRONT = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'

  test('stand above the line, one for all that is found on it', () => {
    checkAdded(
      `${FRONT}One.\n:actr[x]{y} :plce[z] :place[]\n`,
      `${FRONT}One.\n<!-- newsmark-ignore-next-line empty-tag unknown-kind -- old -->\n:actr[x]{y} :plce[z] :place[]\n`
    )
  })

  test('stand above text between two rules, which the finding is still about', () => {
    checkAdded(
      '---\n\na b\n---\n',
      '---\n\n<!-- newsmark-ignore-next-line invalid-front-matter -- old -->\na b\n---\n'
    )
  })

  test('keep the line ends of the text', () => {
    checkAdded(
      `${FRONT.replaceAll('\n', '\r\n')}:actr[x]`,
      `${FRONT.replaceAll('\n', '\r\n')}<!-- newsmark-ignore-next-line unknown-kind -- old -->\r\n:actr[x]`
    )
    checkAdded(
      `${FRONT.replaceAll('\n', '\r')}:actr[x]`,
      `${FRONT.replaceAll('\n', '\r')}<!-- newsmark-ignore-next-line unknown-kind -- old -->\r:actr[x]`
    )
  })

  test('stand in a tag over several lines', () => {
    checkAdded(
      `${FRONT}:claim[One\n:actr[two]]{speaker=author}\n`,
      `${FRONT}:claim[One\n<!-- newsmark-ignore-next-line unknown-kind -- old -->\n:actr[two]]{speaker=author}\n`
    )
  })

  test('silence the file where what is found is in the front matter', () => {
    checkAdded(
      '\uFEFF---\ntitle: T\n---\n:actor[x]{mention=nominal}\n',
      '\uFEFF---\ntitle: T\n---\n<!-- newsmark-ignore-file missing-metadata -- old -->\n:actor[x]{mention=nominal}\n'
    )
  })

  test('silence the file where what is found is at its start', () => {
    checkAdded(
      ':actor[x]{mention=nominal}\n',
      '<!-- newsmark-ignore-file missing-metadata -- old -->\n:actor[x]{mention=nominal}\n'
    )
  })

  test('silence the file where the line above is within attributes', () => {
    checkAdded(
      `${FRONT}:actor[x]{mention=nominal\nmnetion=x}\n`,
      `${FRONT}<!-- newsmark-ignore-file unknown-attribute -- old -->\n:actor[x]{mention=nominal\nmnetion=x}\n`
    )
  })

  test('silence the file where the line above is within a comment', () => {
    checkAdded(
      `${FRONT}<!-- a\n\n--> :actr[x]\n`,
      `${FRONT}<!-- newsmark-ignore-file unknown-kind -- old -->\n<!-- a\n\n--> :actr[x]\n`
    )
  })

  test('do not end what looks like a comment', () => {
    checkAdded(
      `${FRONT}1 <!-- 2\n\n:actr[x]\n`,
      `${FRONT}<!-- newsmark-ignore-file unknown-kind -- old -->\n1 <!-- 2\n\n:actr[x]\n`
    )
  })

  test('stand at the end where the first line looks like front matter', () => {
    checkAdded(
      '---\ntitle: T\n\n:actor[x]{mention=nominal}\n',
      '---\ntitle: T\n\n:actor[x]{mention=nominal}\n<!-- newsmark-ignore-file invalid-front-matter -- old -->'
    )
  })

  test('start a line behind front matter that ends the file', () => {
    checkAdded(
      '---\ndate: soon\n---',
      '---\ndate: soon\n---\n<!-- newsmark-ignore-file invalid-front-matter -- old -->\n'
    )
  })

  test('have no reason where there is none, and keep theirs to one line', () => {
    expect(addTo(`${FRONT}:actr[x]`)).toBe(
      `${FRONT}<!-- newsmark-ignore-next-line unknown-kind -->\n:actr[x]`
    )
    expect(addTo(`${FRONT}:actr[x]`, ' so\n--> what ')).toBe(
      `${FRONT}<!-- newsmark-ignore-next-line unknown-kind -- so → what -->\n:actr[x]`
    )
  })
})

describe('in any article', () => {
  const piece = fc.constantFrom(
    ...[
      ':actor[',
      ':actr[',
      ':claim[',
      ']',
      '{ref=x}',
      '{mnetion=x\ny=z}',
      '{a="',
      '"',
      '}',
      '[x]'
    ],
    ...[
      ' ',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      'a',
      '…',
      ':',
      '\\',
      '\\<!--',
      '<!-- b\n',
      '<!-- c -->',
      '-->'
    ],
    ...[
      '---\n',
      '---\nid: a\n---\n',
      '\uFEFF',
      '<!-- newsmark-ignore-line unknown-kind -->',
      'date: x\n'
    ]
  )
  const article = fc.array(piece, {maxLength: 24}).map(pieces => pieces.join(''))

  test('the text stays, all is silenced, and a second time adds nothing', () => {
    let silenced = 0
    fc.assert(
      fc.property(article, fc.string(), (text, reason) => {
        const findings = standingIn(text)
        const once = addComments(parse(text), findings, reason)
        // White space around a new comment may be a finding of its own.
        const added = addTo(once.text, reason)
        expect(toBaseText(parse(added)).text).toBe(toBaseText(parse(text)).text)
        if (once.edits.length === 0) return
        silenced++
        expect(standingIn(added)).toEqual([])
        expect(addTo(added, reason)).toBe(added)
      }),
      {numRuns: 3000}
    )
    expect(silenced).toBeGreaterThan(1000)
  })
})
