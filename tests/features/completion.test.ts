import {describe, expect, test} from 'vitest'
import {completeAt} from '../../server/src/features/completion/complete-at.js'
import type {Suggestion} from '../../server/src/features/completion/completion.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/**
 * Compares what is suggested at the cursor with what is drawn: what would be replaced, and for each suggestion
 * its label, what is inserted unless it is the label, and its detail. Nothing drawn means no suggestions.
 */
function checkCompletion(fixture: string, most = 99): void {
  const opened = openFixture(fixture)
  const completion = completeAt(opened.workspace, opened.path, opened.offset)
  const lines = (completion?.suggestions ?? []).slice(0, most).map(describeSuggestion)
  const found = completion
    ? [{path: opened.path, span: completion.span, text: lines.join('\n')}]
    : []
  checkDrawn(opened, found)
}

function describeSuggestion({
  label,
  insert,
  snippet,
  detail,
  edits,
  isDeprecated
}: Suggestion): string {
  const inserted = snippet ?? insert
  return [
    isDeprecated ? `(${label})` : label,
    inserted === label ? '' : `→ ${inserted}`,
    ...edits.map(({text}) => `+ ${text}`),
    detail === undefined ? '' : `– ${detail}`
  ]
    .filter(part => part !== '')
    .join(' ')
}

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

describe('completing a name', () => {
  test('by any of its words, with the bracket that is missing', () => {
    checkCompletion(`${GLOSSARY}
:actor[Ob$0
       ^^ Obeid → Obeid] – Actor obeid
       ... Barack Obama → Barack Obama] – Actor obama
       ... Oberon → Oberon] – Actor old
`)
  })

  test('by an alias, without a second bracket', () => {
    checkCompletion(`${GLOSSARY}
:actor[pres$0] said
       ^^^^ US president – Barack Obama (obama)
`)
  })

  test('without accents', () => {
    checkCompletion(`${GLOSSARY}
:actor[gul$0]
       ^^^ Abdullah Gül – Actor gul
`)
  })

  test('those that the article mentions first', () => {
    checkCompletion(`${GLOSSARY}
:actor[US president] met :actor[Ob$0]
                                ^^ Barack Obama – Actor obama
                                ... Obeid – Actor obeid
                                ... Oberon – Actor old
`)
  })

  test('with a `ref` where several entries bear it', () => {
    const glossary = `
=== glossary.yaml ===
actors:
  a: {name: John Smith}
  b: {name: John Smith}
=== article.news.txt ===
`
    checkCompletion(`${glossary}
:actor[Jo$0
       ^^ John Smith → John Smith]{ref=a} – Actor a
       ... John Smith → John Smith]{ref=b} – Actor b
`)
    checkCompletion(`${glossary}
:actor[Jo$0]
       ^^ John Smith + {ref=a} – Actor a
       ... John Smith + {ref=b} – Actor b
`)
  })

  test('not in claims, nor behind text that is no name', () => {
    checkCompletion(`${GLOSSARY}\n:claim[Ob$0]\n`)
    checkCompletion(`${GLOSSARY}\n:actor[:place[Aleppo] Ob$0]\n`)
    checkCompletion(`${GLOSSARY}\nOb$0\n`)
  })
})

describe('completing the name of an attribute', () => {
  test('those it must have first, none twice', () => {
    checkCompletion(
      `
:claim[Yes]{quote=direct $0}
                         | #c2 – a new id
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
                    ^^^ obama – Barack Obama
`)
    checkCompletion(`${GLOSSARY}
:claim[Yes]{speaker=presi$0 quote=direct}
                    ^^^^^ obama – Barack Obama (US president)
                    ... author
                    ... anonymous
                    ... unattributed
`)
  })

  test('the next of several', () => {
    checkCompletion(`${GLOSSARY}
:claim[Yes]{addressee="obama gu$0"}
                             ^^ gul – Abdullah Gül
`)
    checkCompletion(`${GLOSSARY}
:claim[Yes]{addressee="obama ob$0
                             ^^ obeid – Obeid
                             ... old – Oberon
`)
  })

  test('claims of this and of other articles, but not the claim itself', () => {
    checkCompletion(`
:claim[A]{#c1 speaker=author rebuts=$0} :claim[B]{#c2 speaker=anonymous}
                                    | c2 – anonymous
                                    ... other#c1
=== other.news.txt ===
:claim[C]{#c1 speaker=author}
`)
    checkCompletion(`
:claim[A]{#c1 speaker=author}, :claim[B]{continues=$0}
                                                   | c1 – author
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
  const completion = completeAt(opened.workspace, opened.path, opened.offset)
  expect(completion?.suggestions).toHaveLength(200)
  expect(completion?.isCut).toBe(true)
})
