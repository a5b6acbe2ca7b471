import {addFault} from './fault.mjs'
import {between, createRandom, pick} from './random.mjs'
import {adjectives, days, nouns, prepositions, saying, topics, verbs} from './words.mjs'

/**
 * Makes the article with a number, the same one for the same number whatever the size of the corpus.
 * Gives `{id, date, title, paragraphs, fault}`; a paragraph is a list of texts and of
 * nodes `{kind, content, attributes}`, `fault` the id of the rule that a seeded fault breaks, if any.
 */
export function makeArticle(glossary, number, {paragraphs = 5, faulty = true} = {}) {
  const random = createRandom(1000 + number)
  const story = {random, glossary, claims: 0, speakers: []}
  const article = {
    id: `article-${String(number).padStart(6, '0')}`,
    date: `2016-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`,
    title: `The ${pick(random, nouns)} and the ${pick(random, nouns)}`,
    paragraphs: Array.from({length: paragraphs}, (_, index) => makeParagraph(story, index))
  }
  return {...article, fault: faulty && random() < 0.04 ? addFault(article, random) : undefined}
}

function makeParagraph(story, index) {
  const sentences = [plain(story), index % 4 === 3 ? split(story) : plain(story)]
  const third = index % 4 === 1 ? plain : pick(story.random, [reported, quoted])
  sentences.splice(between(story.random, 0, 2), 0, third(story))
  const separator = story.random() < 0.5 ? ' ' : '\n'
  return sentences.flatMap((sentence, at) => (at === 0 ? sentence : [separator, ...sentence]))
}

function plain(story) {
  const {random} = story
  const opening = random() < 0.5 ? ['In ', place(story), ', '] : [`On ${pick(random, days)}, `]
  return [...opening, actor(story), ` ${did(random)}, `, ...aside(story), `, ${remark(random)}.`]
}

function aside(story) {
  return story.random() < 0.45
    ? [
        'as ',
        actor(story),
        ` ${did(story.random)} ${pick(story.random, prepositions)} `,
        place(story)
      ]
    : [`and the ${pick(story.random, nouns)}’s ${pick(story.random, nouns)} stayed as it was`]
}

function reported(story) {
  const speaker = pick(story.random, story.glossary.actors)
  const content = [actor(story), ` ${did(story.random)} and ${did(story.random)}`]
  const said = claim(story, speaker, 'indirect', content)
  return [mention(story, 'actor', speaker), ` ${pick(story.random, saying)} that `, said, '.']
}

/** @returns {[ReturnType<typeof claim>, ...unknown[]]} */
function quoted(story) {
  const speaker = pick(story.random, story.glossary.actors)
  const content = [`“The ${pick(story.random, nouns)} ${did(story.random)},”`]
  const said = claim(story, speaker, 'direct', content)
  return [said, ' ', mention(story, 'actor', speaker), ` ${pick(story.random, saying)}.`]
}

/** A claim that its speaker interrupts, so that it has two fragments. */
function split(story) {
  const head = quoted(story)
  const rest = {kind: 'claim', attributes: {continues: head[0].attributes.id}}
  rest.content = [`“and nobody ${did(story.random)}”`]
  return [...head.slice(0, -1), ` ${pick(story.random, saying)}, `, rest, '.']
}

function claim(story, speaker, quote, content) {
  const {random} = story
  const topic = between(random, 0, topics.length - 1)
  const attributes = {id: `c${++story.claims}`, speaker: speaker.id, quote, topic: topics[topic]}
  attributes.type = pick(random, ['factual', 'policy', 'evaluation', 'prediction'])
  // The stance follows from the topic, or a speaker would contradict itself by chance.
  attributes.stance = topic % 2 === 0 ? 'support' : 'oppose'
  if (random() < 0.3) attributes.addressee = twoIds(story)
  if (story.claims > 1 && random() < 0.2)
    attributes.rebuts = `c${between(random, 1, story.claims - 1)}`
  return {kind: 'claim', content, attributes}
}

function twoIds({random, glossary: {actors}}) {
  const index = between(random, 1, actors.length - 1)
  return `${actors[index - 1].id} ${actors[index].id}`
}

function actor(story) {
  return mention(story, 'actor', pick(story.random, story.glossary.actors))
}

function place(story) {
  return mention(story, 'place', pick(story.random, story.glossary.places))
}

/** Most mentions carry a name and need no `ref`; the others are nominal. */
function mention({random}, kind, {id, names}) {
  if (random() < 0.85) return {kind, content: [pick(random, names)], attributes: {}}
  const noun = kind === 'actor' ? 'the speaker' : 'the area'
  return {kind, content: [noun], attributes: {ref: id, mention: 'nominal'}}
}

function did(random) {
  const object = `the ${pick(random, adjectives)} ${pick(random, nouns)}`
  return `${pick(random, verbs)} ${object}`
}

function remark(random) {
  return `${pick(random, prepositions)} the ${pick(random, nouns)} that the ${pick(random, nouns)} ${pick(random, verbs)}`
}

function two(number) {
  return String(number).padStart(2, '0')
}
