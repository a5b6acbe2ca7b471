import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {completeAt} from '../../server/src/features/completion/complete-at.js'
import {checkCompletion} from './check-completion.js'
import {openFixture, ROOT} from './open-fixture.js'

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

describe('completing a name', () => {
  test('by any of its words, with the bracket that is missing', () => {
    checkCompletion(`${GLOSSARY}
:actor[Ob$0
       ^^ Obeid → Obeid] – Actor (obeid)
       ... Barack Obama → Barack Obama] – Actor (obama)
       ... (Oberon) → Oberon] – Actor (old)
`)
  })

  test('by an alias, without a second bracket', () => {
    checkCompletion(`${GLOSSARY}
:actor[pres$0] said
       ^^^^ US president – Actor (Barack Obama obama)
`)
  })

  test('without accents', () => {
    checkCompletion(`${GLOSSARY}
:actor[gul$0]
       ^^^ Abdullah Gül – Actor (gul)
`)
  })

  test('those that the article mentions first', () => {
    checkCompletion(`${GLOSSARY}
:actor[US president] met :actor[Ob$0]
                                ^^ Barack Obama – Actor (obama)
                                ... Obeid – Actor (obeid)
                                ... (Oberon) – Actor (old)
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
       ^^ John Smith → John Smith]{ref=a} – Actor (a)
       ... John Smith → John Smith]{ref=b} – Actor (b)
`)
    checkCompletion(`${glossary}
:actor[Jo$0]
       ^^ John Smith + {ref=a} – Actor (a)
       ... John Smith + {ref=b} – Actor (b)
`)
  })

  test('with what tells entries of one name apart', () => {
    checkCompletion(`
=== glossary.yaml ===
places:
  paris: {name: Paris, type: city, within: france}
  paris-tx: {name: Paris, type: town, within: texas}
  france: {name: France}
  texas: {name: Texas}
=== article.news.txt ===
:place[Par$0
       ^^^ Paris → Paris]{ref=paris} – Place, city, France (paris)
       ... Paris → Paris]{ref=paris-tx} – Place, town, Texas (paris-tx)
`)
  })

  test('not in claims, nor behind text that is no name', () => {
    checkCompletion(`${GLOSSARY}\n:claim[Ob$0]\n`)
    checkCompletion(`${GLOSSARY}\n:actor[:place[Aleppo] Ob$0]\n`)
    checkCompletion(`${GLOSSARY}\nOb$0\n`)
  })
})

describe('marking words that are there', () => {
  /** Compares the line after the first suggestion is taken. */
  function checkChosen(line: string, expected: string, label?: string): void {
    const opened = openFixture(`${GLOSSARY}${line}\n`)
    const completion = runSteps(completeAt(opened.workspace, opened.path, opened.offset))
    const found = completion?.suggestions.find(
      suggestion => label === undefined || suggestion.label === label
    )
    const text = opened.files.find(({path}) => `${ROOT}/${path}` === opened.path)?.text ?? ''
    const edits = found
      ? [{...(found.span ?? completion?.span), text: found.insert}, ...found.edits]
      : []
    const chosen = edits
      .toSorted((a, b) => (b.start ?? 0) - (a.start ?? 0))
      .reduce(
        (before, {start = 0, end = 0, text: written}) =>
          before.slice(0, start) + written + before.slice(end),
        text
      )
    expect(chosen.trim()).toBe(expected)
  }

  test.each([
    ['before a name', ':actor[$0Barack Obama said', ':actor[Barack Obama] said'],
    ['in a name', ':actor[Bar$0ack Obama said', ':actor[Barack Obama] said'],
    ['between its words', ':actor[Barack $0Obama said', ':actor[Barack Obama] said'],
    ['before a possessive', ':actor[$0Barack Obama’s', ':actor[Barack Obama]’s'],
    ['at the end of a sentence', 'It was :actor[$0Obeid.', 'It was :actor[Obeid].'],
    ['in another case', ':actor[$0US President left', ':actor[US President] left'],
    [
      'behind a bracket that was closed before it',
      ':actor[$0]Barack Obama said',
      ':actor[Barack Obama] said'
    ],
    ['before half a name', ':actor[$0Obama said', ':actor[Obama]{ref=obama} said'],
    ['before half a name in a whole tag', ':actor[$0Obama] said', ':actor[Obama]{ref=obama} said'],
    [
      'in a tag with attributes',
      ':actor[$0Obama]{mention=name} said',
      ':actor[Obama]{ref=obama mention=name} said'
    ]
  ])('%s', (_, line, expected) => {
    checkChosen(line, expected)
  })

  test('replaces the rest of a word that is another', () => {
    checkChosen(':actor[Obe$0rt said', ':actor[Obeid] said', 'Obeid')
  })
})

test('offers no name that is there whole', () => {
  checkCompletion(`${GLOSSARY}\n:actor[Barack Obama$0] said\n`)
})

describe('completing front matter', () => {
  const OTHERS = `
=== articles/a.news.txt ===
---
title: A
source: AFP
date: 2016-04-20
topics: [war, aid]
---
=== articles/b.news.txt ===
---
title: B
source: AFP
topics: [war]
---
=== articles/2016-05-01-new.news.txt ===
`

  test('the names of fields that are not there', () => {
    checkCompletion(
      `${OTHERS}---
title: A
$0
---
`.replace(
        '$0\n',
        `so$0
^^ id → id: 
... source → source: 
... date → date: 
... language → language: 
... url → url: 
... topic → topic: 
... topics → topics: 
`
      )
    )
  })

  test('the values that other articles have, before the front matter is whole', () => {
    checkCompletion(`${OTHERS}---
source: A$0
        ^ AFP – in 2 articles
`)
    checkCompletion(`${OTHERS}---
date: $0
      | 2016-05-01
      ... 2016-04-20 – in 1 article
`)
    checkCompletion(`${OTHERS}---
topics: [aid, w$0]
              ^ war – in 2 articles
              ... aid – in 1 article
`)
  })

  test('nothing when only a character was typed, nor behind it', () => {
    const opened = openFixture(`${OTHERS}---\nsource: $0\n---\n`)
    expect(runSteps(completeAt(opened.workspace, opened.path, opened.offset, true))).toBeUndefined()
    checkCompletion(`${OTHERS}---\nsource: AFP\n---\nA$0\n`)
  })
})
