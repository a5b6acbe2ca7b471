import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {completeAt} from '../../server/src/features/completion/complete-at.js'
import {checkCompletion} from './check-completion.js'
import {openFixture} from './open-fixture.js'

const GLOSSARY = `
=== glossary.yaml ===
actors:
  obama: {name: Barack Obama, aliases: [US president]}
  gul: {name: Abdullah Gül}
  old: {name: Oberon, deprecated: true}
  obeid: {name: Obeid}
places:
  aleppo: {name: Aleppo}
=== article.news.txt ===
`

describe('completing a kind', () => {
  test('where a colon begins a tag', () => {
    checkCompletion(`
He said :a$0
         ^ actor → actor[$0] – Actor
         ... place → place[$0] – Place
         ... claim → claim[$0] – Claim
`)
    checkCompletion(`
“:$0
  | actor → actor[$0] – Actor
  ... place → place[$0] – Place
  ... claim → claim[$0] – Claim
`)
  })

  test('without a second bracket', () => {
    checkCompletion(`
He said :ac$0t[Obama]
         ^^^ actor – Actor
         ... place – Place
         ... claim – Claim
`)
  })

  test('only kinds that may stand inside the tag around', () => {
    checkCompletion(`
:place[the :$0 of Aleppo]
            | place → place[$0] – Place
`)
  })

  test.each(['10:3$0', 'Geneva:$0', '::a$0', '\\:a$0', 'a: b$0', '---\ntitle: :a$0\n---\n'])(
    'not in %j',
    text => checkCompletion(`${text}\n`)
  )

  test('not in comments', () => checkCompletion('<!-- :a$0 -->\n'))
})

describe('completing the name of an attribute', () => {
  test('those it must have first, none twice', () => {
    checkCompletion(
      `
:claim[Yes]{quote=direct $0}
                         | #c1 – a new id
                         ... speaker → speaker= – required
                         ... cue → cue="$0"
                         ... addressee → addressee=
`,
      4
    )
    checkCompletion(
      `
:claim[Yes]{spe$0 #c1 addressee=x}
            ^^^ speaker → speaker= – required
            ... cue → cue="$0"
            ... addressee-eval → addressee-eval=
`,
      3
    )
  })

  test('without a second equals sign', () => {
    checkCompletion(
      `
:actor[Obama]{re$0=obama}
              ^^ ref
`,
      1
    )
  })

  test('in front of another one', () => {
    checkCompletion(
      `
:claim[Yes]{#c1 $0speaker=author}
                | cue → cue="$0"
                ... addressee → addressee=
`,
      2
    )
  })

  test('before the closing brace is there', () => {
    checkCompletion(
      `
:place[Aleppo]{$0
               | ref → ref=
               ... mention → mention=
`,
      2
    )
  })

  test('not for unknown kinds, nor behind the brace', () => {
    checkCompletion(':unheard[Obama]{$0}\n')
    checkCompletion(':actor[Obama]{}$0\n')
    checkCompletion(':actor[Obama] {$0}\n')
  })
})

describe('completing a value', () => {
  test('codes, those out of use last', () => {
    checkCompletion(`
:claim[Yes]{stance=$0}
                   | support
                   ... oppose
                   ... neutral
                   ... mixed
`)
    checkCompletion(`
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  claim:
    attributes:
      topic: {type: code, codes: {war: {replaced-by: fighting}, fighting: {label: Combat}}}
=== article.news.txt ===
:claim[Yes]{topic=f$0}
                  ^ fighting – Combat
                  ... (war)
`)
  })

  test('entries by id, name or alias, of the kinds that fit', () => {
    checkCompletion(`${GLOSSARY}
:actor[the man]{ref=bar$0
                    ^^^ Barack Obama → obama – Actor (obama)
                    ... none
`)
    checkCompletion(`${GLOSSARY}
:claim[Yes]{speaker=presi$0 quote=direct}
                    ^^^^^ US president → obama – Actor (Barack Obama obama)
                    ... author
                    ... anonymous
                    ... unattributed
`)
  })

  test('entries by an id of which the name has nothing, and that is shown then', () => {
    checkCompletion(`${GLOSSARY}
:actor[the man]{ref=ol$0
                    ^^ (old) – Actor (Oberon)
                    ... none
`)
  })

  test('mentions of the article that have an id and a kind that fits', () => {
    checkCompletion(`${GLOSSARY}
:actor[A witness]{#w} in :place[a town]{#t} said: :claim[Yes]{speaker=zzz$0
                                                                      ^^^ w – A witness
                                                                      ... author
                                                                      ... anonymous
                                                                      ... unattributed
`)
  })

  test('the next entry of a `ref`, where the codebook takes several', () => {
    checkCompletion(`
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {actor: {attributes: {ref: {many: true}}}}
=== glossary.yaml ===
actors:
  obama: {name: Barack Obama}
  gul: {name: Abdullah Gül}
=== article.news.txt ===
:actor[both]{ref="obama gu$0"}
                        ^^ Abdullah Gül → gul – Actor (gul)
`)
    checkCompletion(`${GLOSSARY}
:actor[both]{ref="obama gu$0"}
`)
  })

  test('the next of several', () => {
    checkCompletion(`${GLOSSARY}
:claim[Yes]{addressee="obama gu$0"}
                             ^^ Abdullah Gül → gul – Actor (gul)
`)
    checkCompletion(`${GLOSSARY}
:claim[Yes]{addressee="obama ob$0
                             ^^ Obeid → obeid – Actor (obeid)
                             ... (Oberon) → old – Actor (old)
`)
  })

  test('claims of this and of other articles, but not the claim itself', () => {
    checkCompletion(`
:claim[A]{#c1 speaker=author rebuts=$0} :claim[B]{#c2 speaker=anonymous}
                                    | anonymous: B → c2 (c2)
                                    ... author: C → other#c1 (other#c1)
=== other.news.txt ===
:claim[C]{#c1 speaker=author}
`)
    checkCompletion(`
:claim[A]{#c1 speaker=author}, :claim[B]{continues=$0}
                                                   | author: A → c1 (c1)
=== other.news.txt ===
:claim[C]{#c1 speaker=author}
`)
  })

  test('not where anything goes', () => {
    checkCompletion(':actor[Obama]{note=$0}\n')
    checkCompletion(':actor[Obama]{unheard=$0}\n')
  })
})

test('is cut where the glossary has more than fits', () => {
  const actors = Array.from({length: 300}, (_, index) => `  a${index}: {name: Actor ${index}}`)
  const opened = openFixture(
    `\n=== glossary.yaml ===\nactors:\n${actors.join('\n')}\n=== article.news.txt ===\n:actor[A$0]\n`
  )
  const completion = runSteps(completeAt(opened.workspace, opened.path, opened.offset))
  expect(completion?.suggestions).toHaveLength(200)
  expect(completion?.isCut).toBe(true)
})
