import {describe, test} from 'vitest'
import {checkRule} from '../support/check-rule.js'

/** What cannot be seen in a text, or would not fit into a line of one. */
describe('rules', () => {
  test('know white space beyond ASCII', () => {
    checkRule(
      'empty-tag',
      `:place[\u00a0\u2003] and :actor[\u2003x]
 ^^^^^ Unexpected \`place\` around nothing, expected text between its brackets
`
    )
  })

  test('look past a byte order mark', () => {
    checkRule(
      'missing-metadata',
      `=== a.news.txt ===
\ufeff---
 ^^^ Unexpected article without \`date\`, expected \`title\`, \`source\` and \`date\` in its front matter
title: x
source: y
---
:actor[a]
=== b.news.txt ===
\ufeff:actor[a]
 | Unexpected article without \`title\`, \`source\` and \`date\`, expected \`title\`, \`source\` and \`date\` in its front matter
`
    )
  })

  test('count nesting on each way inwards', () => {
    checkRule(
      'deep-nesting',
      `${':claim[\n'.repeat(16)}:actor[a] :claim[b :actor[c]]
 ^^^^^ Unexpected \`actor\` within 16 other tags, expected at most 16 tags around each other
           ^^^^^ Unexpected \`claim\` within 16 other tags, expected at most 16 tags around each other
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
              ^^^^^ Unexpected \`quote=mixed\` without quotation marks, expected \`indirect\`
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
