import {describe, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {completeInProjectFile} from '../../server/src/features/completion/complete-project-file.js'
import {hoverInProjectFile} from '../../server/src/features/hover/project-file-hover.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares what is suggested first at the cursor of a project file with what is drawn: label, what is inserted, detail. */
function checkOffers(fixture: string, most: number): void {
  const opened = openFixture(fixture)
  const completion = runSteps(completeInProjectFile(opened.workspace, opened.path, opened.offset))
  const lines = (completion?.suggestions ?? [])
    .slice(0, most)
    .map(({label, insert, detail}) =>
      [label, insert.trim() === `${label}:` || insert === label ? '' : `→ ${insert}`, detail ?? '']
        .filter(part => part !== '')
        .join(' ')
    )
  const found = completion
    ? [{path: opened.path, span: completion.span, text: lines.join('\n')}]
    : []
  checkDrawn(opened, found)
}

function checkHover(fixture: string): void {
  const opened = openFixture(fixture)
  const hover = hoverInProjectFile(opened.workspace, opened.path, opened.offset)
  const texts = hover?.cards.map(({title, tags, text}) => [title, ...tags, text ?? ''].join(' | '))
  checkDrawn(
    opened,
    hover ? [{path: opened.path, span: hover.span, text: texts?.join('\n') ?? ''}] : []
  )
}

describe('completing in a glossary', () => {
  test('sections', () => {
    checkOffers(
      `
=== glossary.yaml ===
a$0
^ actors Actor
... places Place
`,
      2
    )
  })

  test('the fields of an entry, in a block and in braces', () => {
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un:
    na$0
    ^^ name text, required
    ... aliases alias, several allowed
`,
      2
    )
    checkOffers(
      `
=== glossary.yaml ===
places:
  aleppo: {name: Aleppo, t$0}
                         ^ name text, required
`,
      1
    )
  })

  test('the codes of a field, one or several', () => {
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un: {name: United Nations, type: $0}
                                   | person
                                   ... organization
`,
      2
    )
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un:
    role:
      - igo
      - $0
        | government
`,
      1
    )
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un:
    role: [igo, gov$0]
                ^^^ government
`,
      1
    )
  })

  test('entries by any of their names', () => {
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UNO]}
  envoy:
    member-of: uno$0
               ^^^ UNO → un Actor
`,
      9
    )
  })

  test('the parts of an alias and the schemes of identifiers', () => {
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un:
    aliases:
      - text: UNO
        s$0
        ^ text
        ... lang
        ... since
`,
      3
    )
    checkOffers(
      `
=== glossary.yaml ===
actors:
  un:
    ids: {w$0}
          ^ wikidata \`Q\` and a number, as \`Q379731\`
`,
      1
    )
  })

  test('not for ids, nor in comments', () => {
    checkOffers('\n=== glossary.yaml ===\nactors:\n  u$0\n', 9)
    checkOffers('\n=== glossary.yaml ===\nactors:\n  # na$0\n', 9)
  })
})

describe('completing in a codebook', () => {
  const PROJECT = `
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
`
  test('keys, kinds and types', () => {
    checkOffers(
      `${PROJECT}e$0
^ extends
... kinds
`,
      2
    )
    checkOffers(
      `${PROJECT}kinds:
  event: {contains: [a$0]}
                     ^ actor
                     ... place
`,
      2
    )
    checkOffers(
      `${PROJECT}kinds:
  event:
    attributes:
      topic: {type: $0}
                    | entry
                    ... claim
                    ... code
`,
      3
    )
  })

  test('codes of the same list', () => {
    checkOffers(
      `${PROJECT}kinds:
  claim:
    attributes:
      topic:
        type: code
        codes:
          war: {}
          old: {replaced-by: $0}
                             | war
`,
      1
    )
  })
})

describe('completing in a project file', () => {
  test('keys, rules, severities and options', () => {
    checkOffers(
      `
=== newsmark.yaml ===
inc$0
^^^ extends
... preset
... include
`,
      3
    )
    checkOffers(
      `
=== newsmark.yaml ===
rules:
  u$0
  ^ invalid-encoding error
  ... unclosed-tag error
`,
      2
    )
    checkOffers(
      `
=== newsmark.yaml ===
rules:
  unclosed-tag: $0
                | off
                ... info
                ... warning
                ... error
`,
      9
    )
    checkOffers(
      `
=== newsmark.yaml ===
overrides:
  - files: [a]
    rules:
      missing-metadata: [error, {f$0}]
                                 ^ fields
`,
      9
    )
  })
})

describe('hovering over', () => {
  test('a field, a code and a rule', () => {
    checkHover(`
=== glossary.yaml ===
actors:
  un: {na$0me: United Nations}
       ^^^^ Name | text, required | The name by which the entry is shown and found.
`)
    checkHover(`
=== newsmark.yaml ===
rules:
  unclosed-t$0ag: error
  ^^^^^^^^^^^^ Unclosed tag | error | A tag without its closing bracket
`)
  })
})
