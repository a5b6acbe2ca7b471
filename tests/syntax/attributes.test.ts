import {describe, test} from 'vitest'
import {checkSyntax} from './check-syntax.js'

describe('attributes', () => {
  test.each([
    [
      'are ids, classes, names and values',
      `
:claim[x]{#c1 .lead speaker=un topic="a b" note='c "d"' flag #c2.x}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ claim id="c1" class="lead" speaker="un" topic="a b" note="c \\"d\\"" flag id="c2" class="x"`
    ],
    [
      'may have white space around the equals sign, and line ends',
      `
:claim[x]{ a = b
^^^^^^^^^^^^^^^^>
c
="d
e" }.
<^^^ claim a="b" c="d\\ne"`
    ],
    [
      'have character references in their values',
      `
:a[x]{#c&amp;1 t="&quot;&#8220;&hellip;" u=&lt; v=a&b w="R&D" &amp=1}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a id="c&1" t="\\"“…" u="<" v="a&b" w="R&D"
                                                              ^ invalid-attributes: Unexpected \`&\`, expected an attribute such as \`name=value\``
    ],
    [
      'may be none',
      `
:a[x]{} :a[x]{ } :a[x] {b}
^^^^^^^ a
        ^^^^^^^^ a
                 ^^^^^ a`
    ],
    [
      'may hold braces and brackets in quotes',
      `
:a[x]{t="} ] [" u='{'}}
^^^^^^^^^^^^^^^^^^^^^^ a t="} ] [" u="{"`
    ],
    [
      'may hold almost anything in values without quotes',
      `
:a[x]{u=http://x.org/?a&b#c;[]\\é“ v=a:b[c]}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a u="http://x.org/?a&b#c;[]\\\\é“" v="a:b[c]"`
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})

describe('malformed attributes', () => {
  test.each([
    [
      'keep what was read before, up to the next brace',
      `
:a[x]{b=c d=} :a[x]{b ! c} :a[x]{b=c=d} :a[x]{#} :a[x]{b="c"d}
^^^^^^^^^^^^^ a b="c"
            ^ invalid-attributes: Unexpected \`}\`, expected a value for \`d\`, in quotes if it holds this sign
                      ^ invalid-attributes: Unexpected \`!\`, expected an attribute such as \`name=value\`
              ^^^^^^^^^^^^ a b
                                    ^ invalid-attributes: Unexpected \`=\`, expected a value for \`b\`, in quotes if it holds this sign
                           ^^^^^^^^^^^^ a
                                               ^ invalid-attributes: Unexpected \`}\`, expected a name right after \`#\`
                                        ^^^^^^^^ a
                                                            ^ invalid-attributes: Unexpected \`d\`, expected a space or \`}\` after the quotes
                                                 ^^^^^^^^^^^^^ a b="c"`
    ],
    [
      'do not swallow the next tag',
      `
:a[x]{#c1 speaker=un, :b[y]{#c2 speaker=us}
^^^^^^^^^^^^^^^^^^^^^ a id="c1" speaker="un,"
                      ^ invalid-attributes: Unexpected \`:\`, expected an attribute such as \`name=value\`
                      ^^^^^^^^^^^^^^^^^^^^^ b id="c2" speaker="us"`
    ],
    [
      'do not swallow a tag behind an escaped colon',
      `
:a[x]{b ! \\::c[d] :e[f] }
^^^^^^^ a b
        ^ invalid-attributes: Unexpected \`!\`, expected an attribute such as \`name=value\`
          ^^ escape
            ^^^^^ c
                  ^^^^^ e`
    ],
    [
      'are text where nothing could be read before the next tag',
      `
:a[x]{ :b[y]{c}
^^^^^ a
       ^ invalid-attributes: Unexpected \`:\`, expected an attribute such as \`name=value\`
       ^^^^^^^^ b c`
    ],
    [
      'are text where no brace closes them in the paragraph',
      `
:a[x]{b="c :d[y]
^^^^^ a
     ^ invalid-attributes: Unexpected \`{\`, expected a \`}\` that closes it
           ^^^^^ d

}`
    ],
    [
      'end with the paragraph where all braces stand in quotes',
      `
:a[x]{b="}" c
^^^^^^^^^^^^^ a b="}" c
            ^ invalid-attributes: Unexpected end of the paragraph, expected a closing \`}\`

}`
    ],
    [
      'have their quotes closed within the paragraph',
      `
:a[x]{b c="d}
          ^ invalid-attributes: Unexpected \`"\`, expected a second \`"\` that closes it
^^^^^^^^^^^^^ a b

"`
    ]
  ])('%s', (_, fixture) => checkSyntax(fixture))
})
