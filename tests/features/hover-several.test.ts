import {describe, test} from 'vitest'
import {checkHover} from './check-hover.js'

const SEVERAL = `
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {actor: {attributes: {ref: {many: true}}}}
=== glossary.yaml ===
actors:
  obama: {name: Barack Obama}
  trump: {name: Donald Trump}
=== article.news.txt ===
`

describe('hovering over what is no single entry', () => {
  test('says that the mention is nobody of the glossary', () => {
    checkHover(`${SEVERAL}
:actor[Oba$0ma]{ref=none}
       ^^^^^ None · Ref · none
       ... Nobody of the glossary, though the words may be a name there.
`)
  })

  test('shows a card of each of several entries, and counts the mention for each', () => {
    checkHover(`${SEVERAL}
:actor[bo$0th]{ref="trump obama"}
       ^^^^ Donald Trump · Actor · trump
       ... Mentioned here: once
       ... ---
       ... Barack Obama · Actor · obama
       ... Mentioned here: once
`)
  })

  test('shows the mention that a speaker is, or its entry', () => {
    checkHover(`${SEVERAL}
:actor[a witness]{#w mention=nominal} :actor[he]{#o ref=obama} :claim[a]{speaker="$0w o"}
                                                                                  ^ a witness · Actor · w
`)
    checkHover(`${SEVERAL}
:actor[a witness]{#w mention=nominal} :actor[he]{#o ref=obama} :claim[a]{speaker="w $0o"}
                                                                                    ^ Barack Obama · Actor · obama
                                                                                    ... Mentioned here: once
`)
    checkHover(`${SEVERAL}
:actor[a witness]{#w mention=nominal} :actor[he]{#o ref=obama} :claim[$0a]{speaker="w o"}
                                                                      ^ Claim
                                                                      ... a
                                                                      ... Speaker: a witness (#w); Barack Obama (obama)
`)
  })
})
