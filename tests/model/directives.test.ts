import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Directive} from '../../server/src/model/directives.js'
import {readDirectives} from '../../server/src/model/directives.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'

/** One line for each rule: the form, the rule, the text it is about, the reason. */
function checkDirectives(text: string, ...expected: readonly string[]): void {
  expect(readDirectives(parse(text)).flatMap(directive => show(directive, text))).toEqual(expected)
}

function show({form, name, rules, reason}: Directive, text: string): string[] {
  const because = reason === undefined ? '' : `, as ${reason}`
  if (rules.length === 0) return [`${form} (${name.id})${because}`]
  return rules.map(({id, span, scope, partner}) => {
    expect(text.slice(span.start, span.end)).toBe(id)
    expect(text.slice(name.span.start, name.span.end)).toBe(name.id)
    const about = scope ? JSON.stringify(text.slice(scope.start, scope.end)) : 'nothing'
    const other = partner ? ` to ${partner.span.start}` : ''
    return `${form} ${id}: ${about}${other}${because}`
  })
}

describe('forms', () => {
  test('the line of the comment', () => {
    checkDirectives(
      'One.\nTwo <!-- newsmark-ignore-line empty-tag --> two.\nThree.',
      'line empty-tag: "Two <!-- newsmark-ignore-line empty-tag --> two."'
    )
  })

  test('all lines of a comment over several', () => {
    checkDirectives(
      'One.\nTwo <!-- newsmark-ignore-line\nempty-tag --> two.\nThree.',
      'line empty-tag: "Two <!-- newsmark-ignore-line\\nempty-tag --> two."'
    )
  })

  test.each(['\n', '\r\n', '\r'])('the next line, with line ends %j', end => {
    const lines = ['One.', '<!-- newsmark-ignore-next-line a -- for b -->', 'Two.', 'Three.']
    const [directive] = readDirectives(parse(lines.join(end)))
    const scope = directive?.rules[0]?.scope
    expect(lines.join(end).slice(scope?.start, scope?.end).trim()).toBe('Two.')
    expect(directive?.reason).toBe('for b')
  })

  test('several comments for the same next line', () => {
    checkDirectives(
      '<!-- newsmark-ignore-next-line a -->\n <!-- a note -->\n<!-- newsmark-ignore-next-line b -->\nTwo.\n',
      'next-line a: "Two."',
      'next-line b: "Two."'
    )
  })

  test('a next line that is not there', () => {
    checkDirectives('One. <!-- newsmark-ignore-next-line a -->', 'next-line a: nothing')
  })

  test('the file, its front matter included', () => {
    checkDirectives(
      '---\nid: a\n---\n<!-- newsmark-ignore-file a -->\nOne.',
      'file a: "---\\nid: a\\n---\\n<!-- newsmark-ignore-file a -->\\nOne."'
    )
  })

  test('in the content of a tag', () => {
    checkDirectives(
      ':claim[One\n<!-- newsmark-ignore-next-line a -->\n:actor[two]]',
      'next-line a: ":actor[two]]"'
    )
  })
})

describe('ranges', () => {
  test('pair by rule, whatever else their comments name', () => {
    checkDirectives(
      '<!-- newsmark-ignore-start a b -->1<!-- newsmark-ignore-end b -->2<!-- newsmark-ignore-end a -->3',
      'start a: "1<!-- newsmark-ignore-end b -->2" to 91',
      'start b: "1" to 60',
      'end b: nothing to 29',
      'end a: nothing to 27'
    )
  })

  test('hold to the end of the text without an end', () => {
    checkDirectives('<!-- newsmark-ignore-start a -->1\n2', 'start a: "1\\n2"')
  })

  test('need a start', () => {
    checkDirectives('<!-- newsmark-ignore-end a -->1', 'end a: nothing')
  })

  test('end the nearest start', () => {
    checkDirectives(
      '<!-- newsmark-ignore-start a -->1<!-- newsmark-ignore-start a -->2<!-- newsmark-ignore-end a -->3',
      'start a: "1<!-- newsmark-ignore-start a -->2<!-- newsmark-ignore-end a -->3"',
      'start a: "2" to 91',
      'end a: nothing to 60'
    )
  })
})

describe('words', () => {
  test('rules by blanks or commas, and a reason behind two dashes', () => {
    checkDirectives(
      '<!--newsmark-ignore-file  a, b\n c -- it -- and that\n too  -->',
      ...['a', 'b', 'c'].map(
        id =>
          `file ${id}: "<!--newsmark-ignore-file  a, b\\n c -- it -- and that\\n too  -->", as it -- and that\n too`
      )
    )
  })

  test('an empty reason is none', () => {
    checkDirectives('<!-- newsmark-ignore-end a -- -->', 'end a: nothing')
  })

  test('no rule, with and without a reason', () => {
    checkDirectives(
      '<!-- newsmark-ignore-line --><!-- newsmark-ignore-line -- so -->',
      'line (newsmark-ignore-line)',
      'line (newsmark-ignore-line), as so'
    )
  })

  test('misspelt ones', () => {
    checkDirectives(
      '<!-- newsmark-ignore-nextline a --><!-- Newsmark-Ignore-Line a --><!-- newsmark-off -->',
      'unknown a: nothing',
      'unknown a: nothing',
      'unknown (newsmark-off)'
    )
  })

  test('other comments', () => {
    checkDirectives('<!-- Newsmark is here --><!-- see newsmark-ignore-line a --><!--><!---->')
  })
})

describe('what can be deleted', () => {
  function checkRemoval(text: string, expected: string | undefined): void {
    const [directive] = readDirectives(parse(text))
    const removal = directive?.removal
    expect(removal && text.slice(removal.start, removal.end)).toBe(expected)
  }

  const comment = '<!-- newsmark-ignore-line a -->'

  test('the line of a comment alone on it', () => {
    checkRemoval(`One.\r\n  ${comment} \r\nTwo.`, `  ${comment} \r\n`)
  })

  test('a comment beside a blank', () => {
    checkRemoval(`One. ${comment}\nTwo.`, comment)
  })

  test('no comment between two parts of what would be a tag', () => {
    checkRemoval(`:actor${comment}[A]`, undefined)
    checkRemoval(`:actor[A]${comment}{note}`, undefined)
  })

  test('no comment that leaves another alone', () => {
    checkRemoval(`One.\n${comment} <!-- two -->\nThree.`, undefined)
  })

  test('no comment that keeps a fence from being one', () => {
    checkRemoval(`${comment}\n---\nid: a\n---\n`, undefined)
    checkRemoval(`---\nid: a\n--- ${comment}\nOne.`, undefined)
  })

  test('the base text stays, and the tags stay', () => {
    const piece = fc.constantFrom(
      ...[
        comment,
        '<!-- x -->',
        ':actor[',
        ']',
        '{note}',
        ' ',
        '\n',
        '\r',
        '\r\n',
        '---\n',
        'a',
        ':'
      ],
      ...['\\', '<!--', '-->', '{', '}', '\t']
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 14}), pieces => {
        const text = pieces.join('')
        const before = parse(text)
        for (const {removal} of readDirectives(before)) {
          if (!removal) continue
          const after = parse(text.slice(0, removal.start) + text.slice(removal.end))
          expect(toBaseText(after).text).toBe(toBaseText(before).text)
          expect(after.tags.map(({kind}) => kind)).toEqual(before.tags.map(({kind}) => kind))
        }
      }),
      {numRuns: 3000}
    )
  })
})
