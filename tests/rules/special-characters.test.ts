import {describe, test} from 'vitest'
import {checkRule} from '../support/check-rule.js'

/** What cannot be seen in a text, or would not fit into a line of one. */
describe('rules', () => {
  test('know white space beyond ASCII', () => {
    checkRule(
      'empty-tag',
      `:place[\u00a0\u2003] and :actor[\u2003x]
 ^^^^^ This \`place\` has no words in its brackets: put them in, or remove the tag
`
    )
  })

  test('look past a byte order mark', () => {
    checkRule(
      'missing-metadata',
      `=== a.news.txt ===
\ufeff---
 ^^^ This article has no \`date\`: write \`title\`, \`source\` and \`date\` between lines \`---\` at its top
title: x
source: y
---
:actor[a]
=== b.news.txt ===
\ufeff:actor[a]
 | This article has no \`title\`, \`source\` or \`date\`: write \`title\`, \`source\` and \`date\` between lines \`---\` at its top
`
    )
  })

  test('count nesting on each way inwards', () => {
    checkRule(
      'deep-nesting',
      `${':claim[\n'.repeat(16)}:actor[a] :claim[b :actor[c]]
 ^^^^^ This \`actor\` is inside 16 other tags, one too many: look for a \`]\` that is missing before it
           ^^^^^ This \`claim\` is inside 16 other tags, one too many: look for a \`]\` that is missing before it
${']'.repeat(16)}
`
    )
  })

  test('find quotation marks at the end of a long claim', () => {
    const long = 'very long\n'.repeat(100)
    checkRule(
      'quote-mismatch',
      `:claim[a ${long} “claim”]{quote=mixed}
:claim[a ${long} claim]{quote=mixed}
              ^^^^^ Unexpected \`quote=mixed\` on a claim without quotation marks, expected \`indirect\`
`
    )
  })

  test('shorten long texts in messages', () => {
    checkRule(
      'unknown-attribute',
      `:place[a]{${'a'.repeat(70)}}
          ${'^'.repeat(70)} Unexpected attribute \`${'a'.repeat(59)}…\`, expected an attribute of \`place\`
`
    )
  })
})
