import {describe, test} from 'vitest'
import {checkSyntax} from './check-syntax.js'

describe('tags', () => {
  test.each([
    [
      'stand in text, nested and side by side',
      `
The :actor[UN envoy] said :claim[:actor[Russia] left :place[Aleppo]].
    ^^^^^^^^^^^^^^^^ actor
                                 ^^^^^^^^^^^^^^ actor
                                                     ^^^^^^^^^^^^^^ place
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ claim`
    ],
    [
      'keep balanced brackets in their content',
      `
:claim[it [sic] [[held]]] ]
^^^^^^^^^^^^^^^^^^^^^^^^^ claim`
    ],
    [
      'reach over line ends',
      `
A :claim[truce
  ^^^^^^^^^^^^>
that held]{
speaker=un}.
<^^^^^^^^^^ claim speaker="un"`
    ],
    [
      'do not reach over a blank line',
      `
A :claim[truce
  ^^^^^^^ unclosed-tag: \`:claim[\` has no \`]\` in its paragraph: write \`]\` where the tag ends
\t
that held].`
    ],
    [
      'have kinds of letters, digits, - and _, with a letter first and no - or _ last',
      `
:Ämter-2_b[x] :2x[no] :a-[no] :a_[no] :-a[no] :a b[no] :[no]
^^^^^^^^^^^^^ Ämter-2_b`
    ],
    [
      'open at a colon that no other colon precedes',
      `
::actor[no] :::actor[no] \\::actor[Ann]
                         ^^ escape
                           ^^^^^^^^^^^ actor`
    ],
    [
      'may be empty, and within words',
      `
re:actor[]s
  ^^^^^^^^ actor`
    ],
    [
      'do not arise from other colons',
      'GENEVA: at 10:30 re:Invent :actor [no] :actor{no} http://x.org:80/'
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})

describe('an unclosed tag', () => {
  test.each([
    [
      'is text, but not what stands in it',
      `
An :claim[by :actor[Ann] and :place[Rome [and
   ^^^^^^^ unclosed-tag: \`:claim[\` has no \`]\` in its paragraph: write \`]\` where the tag ends
             ^^^^^^^^^^^ actor
                             ^^^^^^^ unclosed-tag: \`:place[\` has no \`]\` in its paragraph: write \`]\` where the tag ends

Here is :actor[Bob].
        ^^^^^^^^^^^ actor`
    ],
    [
      'leaves the bracket to the tag within',
      `
:claim[a :actor[b] c
^^^^^^^ unclosed-tag: \`:claim[\` has no \`]\` in its paragraph: write \`]\` where the tag ends
         ^^^^^^^^^ actor`
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})

describe('escapes', () => {
  test.each([
    [
      'stand before punctuation only',
      `
\\:actor[no] C:\\new \\[ \\\\ \\} \\é
^^ escape
                   ^^ escape
                      ^^ escape
                         ^^ escape`
    ],
    [
      'take brackets out of the balance',
      `
:claim[a \\] b \\[ c]
         ^^ escape
              ^^ escape
^^^^^^^^^^^^^^^^^^^ claim`
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})

describe('comments', () => {
  test.each([
    [
      'hide what stands in them, blank lines too',
      `
A <!-- :actor[no] ] \\:
  ^^^^^^^^^^^^^^^^^^^^>

 --> :actor[Ann] and :claim[b <!-- ] --> c]
<^^^ comment
     ^^^^^^^^^^^ actor
                              ^^^^^^^^^^ comment
                     ^^^^^^^^^^^^^^^^^^^^^^ claim`
    ],
    [
      'are text without an end',
      `
:place[Rome] <!-- :actor[Ann]
^^^^^^^^^^^^ place
                  ^^^^^^^^^^^ actor`
    ],
    [
      'may be short',
      `
<!-->:a[b]<!---> --> <!---->
^^^^^ comment
     ^^^^^ a
          ^^^^^^ comment
                     ^^^^^^^ comment`
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})
