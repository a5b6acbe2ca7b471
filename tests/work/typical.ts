import type {FixtureFile} from '../support/fixture.js'

/** What stands in an article of the corpus, round for round: about everything that a rule looks at, with a few mistakes. */
const ROUND = [
  'In :place[Dorel], :actor[Ann Lee] met observers of the :actor[UN] on Monday, and the town’s council stayed as it was.',
  ':actor[The speaker]{ref=ann mention=nominal} said that :claim[:actor[Bel Group] had left the :place[Dorel] district]{#c@a speaker=ann addressee="un bel" quote=indirect topic=ceasefire stance=support type=factual}.',
  ':claim[“The road is open,”]{#c@b speaker=un quote=direct topic=roads stance=oppose rebuts=c@a} the :actor[UN] told reporters, :claim[“and nobody has crossed it”]{continues=c@b}.',
  'Then Carl Ode and the Water Board of Dorel spoke of a road that Bel Group had closed.\nOde said nothing more, and neither did Ann Lee.',
  'A note \\[sic\\] stands in the minutes. <!-- ask the desk --> Of :actor[Bel \\[Group\\]]{ref=bel mention=nominal} nothing is known (“as usual”, she said).',
  '“We will see,” a resident said, “but not today.” The market, the school and the hospital were closed for the third week.',
  'By noon, :actor[Nobody Known] and :actor[ Ann Lee,]{status=suggested} had :claim[so it was]{#c@c speaker=nobody stance=suport} of :plaec[Dorel]; <!-- newsmark-ignore-line unknown-kind -- as it was -->\n:actor[UN]{ref=un} and :actor[Eve]{ref=eve}left.',
  'It was the :claim[\u201copen road\u201d]{#c@d speaker=un quote=direct type=hunch} that they named.'
]

const HEAD =
  '---\nid: article\ntitle: The town and the road\nsource: Example Wire\ndate: 2016-04-22\nlanguage: en\n---\n'

/** An article of so many rounds of paragraphs, which are all equally long; `head` is its front matter with the fences. */
export function typicalArticle(rounds: number, head: string = HEAD): string {
  const numbers = Array.from({length: rounds}, (_, round) => String(round).padStart(3, '0'))
  return head + numbers.flatMap(at => ROUND.map(part => part.replaceAll('@', at))).join('\n\n')
}

/** A glossary with the entries of the article, and so many others. */
export function typicalGlossary(others: number): string {
  const names = Array.from({length: others}, (_, at) => String(at).padStart(4, '0'))
  return `actors:
  ann: {name: Ann Lee, aliases: [Lee, Minister Lee], type: person}
  un: {name: United Nations, aliases: [UN]}
  bel: {name: Bel Group}
  carl: {name: Carl Ode, type: person}
  board: {name: Water Board of Dorel}
  council: {name: Town Council, until: 2015}
  eve: {name: Eve, until: 2015, deprecated: true, replaced-by: ann}
${names.map(at => `  other-${at}: {name: Other Body ${at}, aliases: [OB${at}]}\n`).join('')}places:
  dorel: {name: Dorel, type: city}
`
}

/** The project of the article: its codebook requires an attribute that some tags lack, and has a code that is out of use. */
export const TYPICAL_FILES: readonly FixtureFile[] = [
  file('newsmark.yaml', 'codebook: codebook.yaml\n'),
  file(
    'codebook.yaml',
    `kinds:
  claim:
    attributes:
      quote: {required: true}
      type: {codes: {hunch: {label: Hunch, replaced-by: evaluation}}}
`
  )
]

/** A file of a project in memory. */
export function file(path: string, text: string): FixtureFile {
  return {path, text, marks: []}
}
