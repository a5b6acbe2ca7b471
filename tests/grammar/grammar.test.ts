import {readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import {expect, test} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import {checkFixture, checkSnapshot, scopesOf} from './run-grammar.js'

const EXAMPLES = path.join(import.meta.dirname, '../../examples/aleppo-2016')

/**
 * The fixtures also show what a grammar by lines cannot know: a tag that is not closed on its line may go on. One of few
 * words at the end of a line is coloured over one line end, a claim over several up to the first that ends a sentence,
 * an unclosed comment up to the end.
 */
test.each(['tags', 'attributes', 'plain-text', 'blank-lines', 'half-typed'])('%s', async name => {
  await checkFixture(path.join(import.meta.dirname, `${name}.news.txt`))
})

test('front matter', async () => {
  await checkSnapshot(path.join(import.meta.dirname, 'front-matter.news.txt'))
})

test.each(globSync('articles/*.news.txt', {cwd: EXAMPLES}))(
  'colours the tags of %s as the parser reads them',
  async article => {
    const file = path.join(EXAMPLES, article)
    const text = readFileSync(file, 'utf8')
    const scopes = await scopesOf(file)
    expect(scopes.map(line => line.map(kindOfScopes).join('')).join('\n')).toBe(drawKinds(text))
  }
)

/** The text with each character replaced by the initial of the innermost tag whose content it stands in. */
function drawKinds(text: string): string {
  const drawn = text.split('').map<string>(character => (character === '\n' ? '\n' : ' '))
  for (const {kind, contentStart, contentEnd} of parse(text).tags)
    for (let offset = contentStart; offset < contentEnd; offset++)
      if (drawn[offset] !== '\n') drawn[offset] = kind.charAt(0)
  return drawn.join('')
}

function kindOfScopes(scopes: string): string {
  return scopes.match(/.*markup\.(actor|place|claim|other)/)?.[1]?.charAt(0) ?? ' '
}
