import {describe, test} from 'vitest'
import {linkedAt} from '../../server/src/features/linked-editing.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares what is edited together at the cursor with what is drawn. */
function checkLinked(fixture: string): void {
  const opened = openFixture(fixture)
  const found = linkedAt(opened.workspace, opened.path, opened.offset) ?? []
  checkDrawn(
    opened,
    found.map((span, index) => ({path: opened.path, span, text: index === 0 ? 'id' : ''}))
  )
}

describe('with the id of', () => {
  test('a claim, all that names it in the article is edited', () => {
    checkLinked(`
:claim[Yes]{#c$01 speaker=author}, :claim[and]{continues=c1}, :claim[no]{#c2 speaker=author rebuts="#c1 c2 article#c1 c10 other#c1"}
             ^^ id
                                                       ^^
                                                                                                   ^^
                                                                                                                 ^^
=== other.news.txt ===
:claim[No]{#c1 speaker=author rebuts=article#c1}
`)
  })

  test('a mention, its fragments and what it says', () => {
    checkLinked(`
:actor[a witness]{#$0w} :actor[here]{continues=w}: :claim[x]{#c1 speaker="w author" about=w}
                   ^ id
                                             ^
                                                                        ^
                                                                                        ^
`)
  })

  test('a tag by any spelling of `id`', () => {
    checkLinked(`
:claim[Yes]{id=c1$0 speaker=author} :claim[no]{speaker=author rebuts=c1}
               ^^ id
                                                                   ^^
`)
  })
})

describe('nothing is edited together', () => {
  test('with a reference, which may be to lead elsewhere', () => {
    checkLinked(':claim[Yes]{#c1 speaker=author} :claim[no]{speaker=author rebuts=c$01}\n')
  })

  test('with an id that is there twice, or that nobody names', () => {
    checkLinked(':claim[a]{#c$01} :claim[b]{#c1} :claim[no]{speaker=author rebuts=c1}\n')
    checkLinked(':claim[a]{#c$01} :actor[c1] :claim[no]{speaker=c1}\n')
  })

  test('where there is no id', () => {
    checkLinked('Te$0xt :claim[a]{#c1} :claim[b]{continues=c1}\n')
    checkLinked('=== glossary.yaml ===\nactors: {u$0n: {name: UN}}\n')
  })
})
