import {between, pick} from './random.mjs'
import {adjectives, nouns, prepositions, syllables, verbs} from './words.mjs'

/** Makes so many different names of one to three capitalised words. */
export function makeNames(random, count) {
  const names = new Set()
  while (names.size < count) names.add(makeName(random))
  return [...names]
}

function makeName(random) {
  const words = Array.from({length: between(random, 1, 3)}, () => makeWord(random))
  return words.join(' ')
}

function makeWord(random) {
  const parts = Array.from({length: between(random, 2, 4)}, () => pick(random, syllables))
  const word = parts.join('')
  return word[0].toUpperCase() + word.slice(1)
}

/** Makes about so many UTF-16 units of prose; every third sentence holds a name. */
export function makeProse(random, names, length) {
  const sentences = []
  for (let written = 0; written < length; ) {
    const sentence = makeSentence(random, names)
    sentences.push(sentence)
    written += sentence.length + 1
  }
  return sentences.join(' ')
}

function makeSentence(random, names) {
  const noun = () => `${pick(random, adjectives)} ${pick(random, nouns)}`
  const whom = random() < 1 / 3 ? pick(random, names) : `the ${noun()}`
  return `The ${noun()} ${pick(random, verbs)} ${whom} ${pick(random, prepositions)} the ${noun()}.`
}
