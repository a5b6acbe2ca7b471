import {describe, test} from 'vitest'
import {checkAllRules} from '../support/check-all-rules.js'

const GLOSSARY = `=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  league: {name: League of Nations, aliases: [Old League], until: 1946, deprecated: true, replaced-by: un}
  kofi: {name: Kofi}
places:
  geneva: {name: Geneva}
=== article.news.txt ===
`

/** Articles with one mistake each, which several rules could report. */
const articles: [string, string][] = [
  [
    'an unknown kind silences what follows from it',
    `Here :clam[it :actor[UN] is]{#c1 speaker=nobody stance=maybe foo} and :claim[that]{continues=c1}
      ^^^^ unknown-kind
:claim[not]{#c2 speaker=author rebuts=c1}.
`
  ],
  [
    'a tag of unknown kind is in no wrong place',
    `:place[the :clam[b] town]{ref=geneva mention=nominal}
            ^^^^ unknown-kind
`
  ],
  [
    'malformed attributes silence what may have been in them',
    `:claim[it]{#c1 speaker= =x} and :actor[Nobody]{mention=nominal ref=un "} said :claim[so]{speaker=author rebuts=c1}
                        ^ invalid-attributes
                                                                      ^ invalid-attributes
`
  ],
  [
    'an id behind malformed attributes is there',
    `:claim[it]{speaker=un !! #c1} and :claim[that]{continues=c1} and :claim[so]{speaker=un rebuts=c1}
                      ^ invalid-attributes
`
  ],
  [
    'attributes without an end are none',
    `The :claim[speech]{speaker=un
                  ^ invalid-attributes
`
  ],
  [
    'a reference to nothing is no wrong name, and no name without an entry',
    `:actor[Nobody]{ref=unn} said
                   ^^^ unknown-entry
`
  ],
  [
    'a reference to a wrong kind is no wrong name',
    `:actor[The city]{ref=geneva} said :claim[so]{speaker=geneva}
                     ^^^^^^ wrong-kind
                                                     ^^^^^^ wrong-kind
`
  ],
  [
    'an entry out of use is neither out of date nor wrongly named nor found by its name alone',
    `---
date: 2016-04-22
---
The :actor[Old League], the :actor[league]{ref=league}, the :actor[League of Nations]{ref=league}
           ^^^^^^^^^^ deprecated-entry
                                               ^^^^^^ deprecated-entry
                                                                                          ^^^^^^ deprecated-entry
`
  ],
  [
    'an edge in the wrong place is no wrong name',
    `:place[Genev]a and :actor[the UN,]{ref=un} and :actor[(Kofi] said so
       ^^^^^ partial-word
                                ^ loose-boundary
                                                      ^ loose-boundary
`
  ],
  [
    'of tags around nothing none is there twice',
    `:actor[:actor[]] and :claim[:claim[ ]{speaker=un}]{speaker=un}
        ^^^^^ empty-tag
                             ^^^^^ empty-tag
`
  ],
  [
    'an empty tag is no wrong name',
    `:actor[]{ref=un} and :place[ ] and :claim[]{speaker=un quote=direct}
 ^^^^^ empty-tag
                      ^^^^^ empty-tag
                                    ^^^^^ empty-tag
`
  ],
  [
    'of empty tags in each other the innermost is reported',
    `:claim[:actor[ :place[]]{ref=un}]{speaker=un}
                ^^^^^ empty-tag
`
  ],
  [
    'an unknown attribute has no wrong value',
    `:place[Geneva]{rolle=nowhere}
               ^^^^^ unknown-attribute
`
  ],
  [
    'several values where one is taken are no unknown ones',
    `:actor[UN]{ref="un geneva"} and :claim[so]{speaker=author place="geneva aleppo" quote="direct indirect"}
                ^^^^^^^^^ invalid-value
                                                                 ^^^^^^^^^^^^^ invalid-value
                                                                                       ^^^^^^^^^^^^^^^ invalid-value
`
  ],
  [
    'a speaker without a name is not a missing one',
    `:claim[so]{speaker=""} and :claim[no]{speaker}
           ^^^^^^^ invalid-value
                                      ^^^^^^^ invalid-value
`
  ],
  [
    'a missing speaker is reported once',
    `:claim[so]{topic=x}
 ^^^^^ claim-without-speaker
`
  ],
  [
    'a claim that refers to itself refers to a claim',
    `:claim[so]{#c1 speaker=un rebuts=c1}
                                 ^^ self-relation
`
  ],
  [
    'of two tags with one id the second is the mistake',
    `:claim[so]{#c1 speaker=un} :claim[no]{#c1 speaker=un rebuts=c1} :claim[or]{continues=c1}
                                       ^^ duplicate-id
`
  ],
  [
    'broken front matter silences missing fields',
    `---
note: [a
---
| invalid-front-matter
:actor[UN]
`
  ],
  [
    'a wrong date of the article is not compared',
    `---
date: tomorrow
      ^^^^^^^^ invalid-front-matter
---
:actor[UN] :claim[so]{speaker=un date=2016-04-22}
`
  ]
]

describe('nothing is reported twice', () => {
  test.each(articles)('%s', (_, article) => checkAllRules(GLOSSARY + article))
})

test('options of an unknown rule follow from that', () => {
  checkAllRules(`=== newsmark.yaml ===
rules:
  unknown-ally: [error, {allow: [a]}]
  ^^^^^^^^^^^^ invalid-project
  unknown-alias: [error, {allow: [a]}]
                          ^^^^^ invalid-project
  missing-metadata: [warning, {fields: [title, {a: b}]}]
                                               ^^^^^^ invalid-project
`)
})

test('without a glossary names are not looked up', () => {
  checkAllRules(`=== newsmark.yaml ===
rules: {missing-metadata: off}
=== article.news.txt ===
:actor[Nobody] in :place[Nowhere]
`)
})
