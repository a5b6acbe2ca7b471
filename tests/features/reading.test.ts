import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type OutlineItem, outlineOf} from '../../server/src/features/document-symbols.js'
import {type Token, tokensIn} from '../../server/src/features/semantic-tokens.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the tokens of the first file with what is drawn. */
function checkTokens(fixture: string): void {
  const opened = openFixture(fixture)
  const found = tokensIn(opened.workspace, opened.path).map(({type, modifier, start, end}) => ({
    path: opened.path,
    span: {start, end},
    text: [type.replace('newsmark', ''), modifier ?? ''].join(' ').trim()
  }))
  checkDrawn(opened, found)
}

/** Compares the outline of the first file, indented, with what is expected. */
function checkOutline(fixture: string, expected: string): void {
  const {workspace, path} = openFixture(fixture)
  const lines = outlineOf(workspace, path).flatMap(item => drawItem(item, ''))
  expect(lines.join('\n')).toBe(expected.trim())
}

function drawItem({name, detail, children}: OutlineItem, indent: string): string[] {
  const line = [`${indent}${name}`, detail].filter(part => part !== '').join(' – ')
  return [line, ...children.flatMap(child => drawItem(child, `${indent}  `))]
}

const GLOSSARY = `
=== glossary.yaml ===
actors: {un: {name: UN}, old: {name: Old, deprecated: true}, a: {name: Smith}, b: {name: Smith}}
places: {aleppo: {name: Aleppo}}
`

describe('semantic tokens', () => {
  test('tell actors, places and claims apart, each only where nothing inside covers it', () => {
    checkTokens(`
=== article.news.txt ===
:claim[The :actor[UN] in :place[Aleppo] fails]{#c1 speaker=un}
 ^^^^^ Kind
       ^^^^ Claim
            ^^^^^ Kind
                  ^^ Actor
                     ^^^^ Claim
                          ^^^^^ Kind
                                ^^^^^^ Place
                                       ^^^^^^ Claim
                                               ^ Attribute
                                                ^^ Value
                                                   ^^^^^^^ Attribute
                                                           ^^ Value
${GLOSSARY}`)
  })

  test('tell mentions that are not resolved', () => {
    checkTokens(`
=== article.news.txt ===
:actor[Nobody] :actor[Smith] :actor[Old] :unheard[x]
 ^^^^^ Kind
       ^^^^^^ Actor unresolved
                ^^^^^ Kind
                      ^^^^^ Actor ambiguous
                              ^^^^^ Kind
                                    ^^^ Actor deprecated
                                          ^^^^^^^ Kind unresolved
${GLOSSARY}`)
  })

  test('take back what a grammar by lines colours behind a tag that is not closed', () => {
    checkTokens(`
=== article.news.txt ===
The :actor[UN said :place[Aleppo] fell
           ^^^^^^^^ Text
                    ^^^^^ Kind
                          ^^^^^^ Place
                                 ^^^^^ Text
on Friday.
^^^^^^^^^^ Text
${GLOSSARY}`)
  })

  test('end at line ends and leave out comments', () => {
    checkTokens(`
:claim[one
 ^^^^^ Kind
       ^^^ Claim
two <!-- x --> three]{speaker=author}
^^^^ Claim
    ^^^^^^^^^^ Comment
              ^^^^^^ Claim
                      ^^^^^^^ Attribute
                              ^^^^^^ Value
`)
  })

  test('fall back for kinds that a team adds', () => {
    checkTokens(`
=== article.news.txt ===
:law[R] :frame[x] :warning[y]
 ^^^ Kind
     ^ Actor unresolved
         ^^^^^ Kind
               ^ Claim
                   ^^^^^^^ Kind
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {law: {section: laws}, frame: {unit: claim}, warning: {unit: mark}}
`)
  })

  test('of a stretch are those of the whole that touch it', () => {
    const {workspace, path} = openFixture(`
:actor[A] <!-- x --> :claim[B :place[C] D
E]{#c1 speaker=author} :actor[F]
`)
    const all = tokensIn(workspace, path)
    const span = fc.tuple(fc.nat(80), fc.nat(80))
    fc.assert(
      fc.property(span, ([a, b]) => {
        const within = {start: Math.min(a, b), end: Math.max(a, b)}
        const touching = ({start, end}: Token): boolean => start < within.end && within.start < end
        expect(tokensIn(workspace, path, within)).toEqual(all.filter(touching))
      })
    )
  })

  test('are sorted and disjoint in any text', () => {
    const piece = fc.constantFrom(
      ':actor[',
      ':claim[',
      ']',
      '{#c1 a=b}',
      '<!--',
      '-->',
      'x',
      ' ',
      '\n',
      '\\'
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 40}), pieces => {
        const {workspace, path} = openFixture(`=== a.news.txt ===\n${pieces.join('')}\n`)
        const tokens = tokensIn(workspace, path)
        for (const [index, {start, end}] of tokens.entries()) {
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(tokens[index - 1]?.end ?? 0)
        }
      })
    )
  })
})

describe('the outline', () => {
  test('shows front matter, claims and what they hold', () => {
    checkOutline(
      `
=== article.news.txt ===
---
title: Truce in trouble
date: 2016-04-22
---
In :place[Aleppo], :claim[the :actor[UN] has failed :actor[all]]{#c1 speaker=un}.
${GLOSSARY}`,
      `
Truce in trouble
  title – Truce in trouble
  date – 2016-04-22
place Aleppo – aleppo
claim c1, UN – the UN has failed all
  actor UN – un
  actor all
`
    )
  })

  test('keeps names short and never empty', () => {
    checkOutline(
      `:actor[] :claim[${'word '.repeat(40)}]{speaker=author}\n`,
      `actor\nclaim, author – ${'word '.repeat(16).trim()}…`
    )
  })

  test('leaves out what is nested beyond use', () => {
    const {workspace, path} = openFixture(`${':actor['.repeat(5000)}x${']'.repeat(5000)}\n`)
    expect(() => JSON.stringify(outlineOf(workspace, path))).not.toThrow()
  })
})
