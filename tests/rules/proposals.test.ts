import {expect, test} from 'vitest'
import {findAll} from '../support/check-rule.js'

const GLOSSARY = `actors:
  police: {name: Syrian police, aliases: [Police]}
  government: {name: Syrian government, aliases: [Government]}
  obama: {name: Barack Obama, aliases: [Obama], type: person}
  abe: {name: Shinzo Abe, type: person}
  lee: {name: Ann Lee, aliases: [Lee], type: person}
  un: {name: United Nations, aliases: [UN]}
  usa: {name: United States, aliases: [U.S., US]}
  nato: {name: NATO}
  who: {name: World Health Organization, aliases: [WHO]}
  hope: {name: Hope Party, aliases: [Hope]}
  washington-government: {name: Washington}
  bbc: {name: BBC}
places:
  aleppo: {name: Aleppo}
  japan: {name: Japan}
  paris: {name: Paris}
  ukraine: {name: Ukraine}
  syria: {name: Syria}
  lincoln: {name: Lincoln}
  washington: {name: Washington}
  geneva: {name: Geneva}
  kenya: {name: Kenya}
  nice: {name: Nice}
`

/** Small articles; what is meant is marked with the entry, and what is unmarked is not to be proposed. */
const ARTICLES = [
  'The police and the government left [Aleppo|aleppo] on Friday, and [Obama|obama] stayed in [Japan|japan].',
  'We met in [Paris|paris] 13 days ago. Nobody left [Paris|paris].',
  'In 2004 [Ukraine|ukraine] voted. He left [Ukraine|ukraine].',
  'On Monday [Obama|obama] came back. Nobody saw [Obama|obama].',
  '[Japan|japan] [Shinzo Abe|abe] came late. [US|usa] President [Obama|obama] did not wait.',
  'They asked President [Obama|obama] of it. [Obama|obama] said nothing.',
  'In [Aleppo|aleppo] it was noon. Residents of [Aleppo|aleppo] had left.',
  'The [U.S.|usa] voted, and so did [Kenya|kenya]. [US|usa] troops stayed.',
  'Abraham Lincoln spoke first. Then they cheered Lincoln, and Lincoln bowed.',
  'He called it “[Aleppo|aleppo]”, and read “The Aleppo Diary” to them.',
  '[NATO|nato] said so. Later [NATO|nato] said nothing.',
  'They left Paris Hilton at the door. She sang of Paris that night.',
  '[Syria|syria] was calm. All of [Syria|syria] slept. [Syria|syria]’s neighbours did not.',
  'There was hope in [Geneva|geneva]. The Hope of the people was peace.',
  'The [United Nations|un] flew to [Kenya|kenya], and the [UN|un] stayed there.',
  '[Ann Lee|lee] spoke. The press asked [Lee|lee] about [Ukraine|ukraine]. Bruce Lee was not there.',
  'At the University of Aleppo nobody spoke. University of Aleppo students had left.',
  'It cost US$30 to leave [Japan|japan]. Nobody paid in [Japan|japan].',
  'It is nice to be there, they said of Nice.',
  'On Friday the [WHO|who] sent doctors to [Aleppo|aleppo].',
  'The [BBC|bbc] asked Minister [Ann Lee|lee] in [Geneva|geneva]. [BBC|bbc] reporters waited.',
  'The United Nations Security Council met. Nobody from [Syria|syria] came.',
  'After [Ukraine|ukraine] voted, [Kenya|kenya] did. [Kenya|kenya] and [Ukraine|ukraine] were late.',
  '[Ukraine|ukraine] President Ivan Petrenko flew to [Paris|paris] late that evening.',
  'The men of Aleppo Street left. A man named Peter Aleppo stayed.',
  'Nothing is known in [Geneva|geneva] since the envoy left [Syria|syria] in March 2016.',
  '[Obama|obama] left. [Barack Obama|obama] was tired, the [US|usa] said.',
  'For [Japan|japan] it was a good day, and for [Kenya|kenya] a bad one.'
]

interface Proposal {
  readonly text: string
  /** The marked spans, as `start end entry`. */
  readonly gold: readonly string[]
}

function readMarks(marked: string): Proposal {
  const gold: string[] = []
  let text = ''
  let end = 0
  for (const {0: found, 1: name = '', 2: entry, index} of marked.matchAll(/\[(.*?)\|(.*?)\]/g)) {
    text += marked.slice(end, index)
    gold.push(`${text.length} ${text.length + name.length} ${entry}`)
    text += name
    end = index + found.length
  }
  return {text: text + marked.slice(end), gold}
}

function propose(text: string): readonly string[] {
  const findings = findAll('untagged-mention', [
    {path: 'newsmark.yaml', text: 'rules: {untagged-mention: [info, {mentions: all}]}', marks: []},
    {path: 'glossary.yaml', text: GLOSSARY, marks: []},
    {path: 'article.news.txt', text, marks: []}
  ])
  return findings.map(({span, message}) => `${span.start} ${span.end} ${message.split('`').at(-2)}`)
}

test('of all proposals nine in ten are right, and of all names three in five are proposed', () => {
  const articles = ARTICLES.map(readMarks).map(({text, gold}) => ({
    text,
    gold,
    found: propose(text)
  }))
  const sum = (count: (article: (typeof articles)[number]) => number): number =>
    articles.reduce((total, article) => total + count(article), 0)
  const right = sum(({gold, found}) => found.filter(proposal => gold.includes(proposal)).length)
  const wrong = articles.flatMap(({text, gold, found}) =>
    found.filter(proposal => !gold.includes(proposal)).map(proposal => `${proposal}: ${text}`)
  )
  const precision = right / (right + wrong.length)
  const recall = right / sum(({gold}) => gold.length)
  expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  expect(recall).toBeGreaterThanOrEqual(0.6)
})
