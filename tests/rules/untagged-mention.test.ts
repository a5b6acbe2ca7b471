import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {findAll} from '../support/check-rule.js'
import {toProject} from '../support/project.js'
import {anyText} from '../syntax/arbitrary-text.js'

const GLOSSARY = `actors:
  ann: {name: Ann Lee, type: person}
  un: {name: United Nations, aliases: [{text: UN, match: exact}, {text: rebels, match: ignore-case}, {text: guard, match: ignore-case}]}
  guard: {name: Guard}
  news: {name: "[News] Desk", aliases: ["Desk [a", {text: "C:x", match: exact}]}
places:
  aleppo: {name: Aleppo}
  halab: {name: Halab, replaced-by: aleppo}
  new-halab: {name: Halab}
`

/** Each alone in an article, so that none lends the others its doubt or its certainty. Brackets mark what is proposed. */
const sentences = [
  'They left [Aleppo] at noon.',
  'They left, [Aleppo] fell.',
  'They asked what [Aleppo]’s people said.',
  'They asked [Aleppo], which fell.',
  'They said that [Aleppo] (in the north) fell.',
  'He was [Aleppo]-born.',
  'They went to l’[Aleppo] at noon.',
  'They spoke of Russia’s [Aleppo] plan.',
  'The [United Nations] said so.',
  '[United Nations] envoys said so.',
  'They asked [Ann Lee] of it.',
  '[Ann Lee] said so.',
  'So said President [Ann Lee] then.',
  'So said Prime Minister [Ann Lee] then.',
  'So said Dr. [Ann Lee] then.',
  'Aleppo fell at noon.',
  'It was noon. Aleppo fell.',
  'It was noon! “Aleppo fell”, they said.',
  'It was noon – Aleppo fell.',
  'In [Aleppo] it was noon.',
  'Old Aleppo fell at noon.',
  'They saw Paris Aleppo at noon.',
  'They saw St. Aleppo at noon.',
  'They saw J. Aleppo at noon.',
  'They saw USS Aleppo at noon.',
  'They saw Aleppo Hilton at noon.',
  'They saw Aleppo & Sons at noon.',
  'They saw Homs & Aleppo at noon.',
  'They saw Al-Aleppo at noon.',
  'They saw Aleppo-Homs at noon.',
  'They saw Homs–Aleppo trains at noon.',
  'They saw Aleppo–Homs trains at noon.',
  'They saw the University of Aleppo at noon.',
  'They saw the Bank of the Aleppo at noon.',
  'They saw Baron von Aleppo at noon.',
  'They saw Aleppo of the North at noon.',
  'They saw 5 Aleppo at noon.',
  'They saw Aleppo 2016 at noon.',
  'They wrote to @Aleppo at noon.',
  'They wrote #Aleppo at noon.',
  'They wrote *Aleppo* at noon.',
  'They wrote to ann@Aleppo.example at noon.',
  'They saw http://example.org/Aleppo at noon.',
  'They saw /maps/Aleppo at noon.',
  'They read “The Aleppo Diary” at noon.',
  'They read “[Aleppo]” at noon.',
  "They read 'Return to Aleppo' at noon.",
  'They read «[Aleppo]» at noon.',
  'They said “that [Aleppo] was lost” at noon.',
  'Rebels Leave Aleppo After Siege',
  'Western [United Nations] at noon.',
  'They saw the Western United Nations at noon.',
  'They saw C:\\Users\\Aleppo at noon.',
  'They saw the United Nations Building at noon.',
  'They saw Mary Ann Lee Smith at noon.',
  'They saw HMS Ann Lee at noon.',
  'They saw Ann Lee Airport at noon.',
  'They saw Syrian [rebels] of Homs at noon.',
  'They saw 50 [rebels] at noon.',
  '[Rebels] said so.',
  'They saw the [UN] at noon.',
  'They saw the UN Council at noon.',
  'They saw anti-rebels at noon.',
  'They saw :place[Aleppo at noon.'
]

test.each(sentences)('%s', sentence => {
  const text = sentence.replaceAll(/(?<!:\w+)\[|\]/g, '')
  const [finding, ...others] = check(text)
  expect(others).toEqual([])
  const {start, end} = finding?.span ?? {start: 0, end: 0}
  const found = `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
  expect(finding ? found : text).toBe(sentence)
})

describe('the tag it proposes', () => {
  const cases: [string, string][] = [
    ['They left Aleppo.', 'They left :place[Aleppo].'],
    ['They left Halab.', 'They left :place[Halab].'],
    ['They saw GUARDS and the GUARD.', 'They saw GUARDS and the :actor[GUARD]{ref=un}.'],
    ['They left Ann\n  Lee.', 'They left :actor[Ann\n  Lee].'],
    ['They left, it was (rebels).', 'They left, it was (:actor[rebels]).'],
    ['They saw:rebels{x}', 'They saw\\::actor[rebels]\\{x}'],
    ['They asked Desk [a at noon.', 'They asked :actor[Desk \\[a] at noon.'],
    [':claim[They left Aleppo.]{#a}', ':claim[They left :place[Aleppo].]{#a}'],
    ['They saw C:x.', 'They saw :actor[C:x].']
  ]

  test.each(cases)('%s', (text, expected) => {
    const [finding] = check(text)
    expect(finding && applyFix(text, finding)).toBe(expected)
  })

  test('changes nothing that a reader reads, and names the entry', () => {
    const pieces = fc.constantFrom(
      ' Aleppo ',
      'Aleppo',
      ' Halab ',
      'rebels',
      ' the UN ',
      'Ann Lee',
      ' said ',
      '. ',
      ':',
      '\\',
      '{',
      '['
    )
    const texts = fc.array(fc.oneof(pieces, anyText), {maxLength: 12}).map(list => list.join(''))
    fc.assert(
      fc.property(texts, text => {
        for (const finding of check(text, 'all')) {
          const fixed = applyFix(text, finding)
          const [before, after] = [modelOf(text), modelOf(fixed)]
          // Behind an open brace or quote, the attributes of a suggestion may be what closes it.
          if (!finding.fix) {
            expect(before.syntax.problems).not.toEqual([])
            continue
          }
          expect(toBaseText(after.syntax).text).toBe(toBaseText(before.syntax).text)
          const named = after.mentions.map(({entry}) => entry?.id)
          expect(named).toHaveLength(before.mentions.length + 1)
          expect(named).toContain(finding.message.split('`').at(-2))
        }
      }),
      {numRuns: 500}
    )
  })
})

function check(text: string, mentions = 'first'): readonly Finding[] {
  const project = `rules: {untagged-mention: [info, {mentions: ${mentions}}]}`
  return findAll('untagged-mention', [
    {path: 'newsmark.yaml', text: project, marks: []},
    {path: 'glossary.yaml', text: GLOSSARY, marks: []},
    {path: 'article.news.txt', text, marks: []}
  ])
}

function applyFix(text: string, {fix}: Finding): string {
  return applyEdits(text, fix?.edits ?? [])
}

function modelOf(text: string): ArticleModel {
  const {articles} = toProject([
    {path: 'glossary.yaml', text: GLOSSARY, marks: []},
    {path: 'article.news.txt', text, marks: []}
  ])
  const [article] = articles
  if (!article) throw new Error('There is no article')
  return article
}
