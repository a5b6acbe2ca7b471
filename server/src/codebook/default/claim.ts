import type {AttributeShape, KindShape, Shapes} from '../codebook-shape.js'
import {codesOf, commonAttributes} from './attributes.js'

const evaluations = codesOf({
  negative: 'The claim speaks against them.',
  neutral: 'The claim does not judge them.',
  positive: 'The claim speaks for them.'
})

const whoAndWhom: Shapes<AttributeShape> = {
  speaker: {
    type: 'entry',
    of: 'actor',
    many: true,
    required: true,
    mentions: true,
    description: 'Who makes the claim.',
    also: {
      author: 'The journalist, in the article’s own voice.',
      anonymous: 'Someone whose name is withheld.',
      unattributed: 'Nobody is named, as in “it is said that”.'
    }
  },
  cue: {description: 'The words that introduce the claim, as “warned that”.'},
  addressee: {
    type: 'entry',
    of: 'actor',
    many: true,
    mentions: true,
    description: 'To whom the claim is made.'
  },
  'addressee-eval': {
    type: 'code',
    description: 'How the claim judges the addressee.',
    codes: evaluations
  },
  about: {
    type: 'entry',
    of: ['actor', 'place'],
    many: true,
    mentions: true,
    description: 'Whom and what the claim is about.'
  },
  object: {
    type: 'entry',
    of: 'actor',
    many: true,
    mentions: true,
    description: 'Whose interests would gain or suffer if the claim prevailed.'
  },
  'object-eval': {type: 'code', description: 'How the claim judges the object.', codes: evaluations}
}

const content: Shapes<AttributeShape> = {
  topic: {
    type: 'code',
    many: true,
    description: 'The issue, concept or category of claim; any text until the codebook lists codes.'
  },
  stance: {
    type: 'code',
    description: 'Where the speaker stands on the topic.',
    codes: codesOf({
      support: 'For it.',
      oppose: 'Against it.',
      neutral: 'Neither for nor against it.',
      mixed: 'Partly for and partly against it.'
    })
  },
  frame: {
    type: 'code',
    many: true,
    description: 'By what the claim is justified; any text until the codebook lists codes.'
  },
  type: {
    type: 'code',
    description: 'What sort of claim it is.',
    codes: codesOf({
      factual: 'That something is or was so.',
      policy: 'What should or should not be done.',
      evaluation: 'That something is good or bad.',
      prediction: 'What will happen.',
      responsibility: 'Who caused something or has to answer for it.'
    })
  },
  form: {
    type: 'code',
    description: 'By what act the claim is made.',
    codes: codesOf({
      statement: 'Saying that something is so.',
      demand: 'Asking for something as due.',
      appeal: 'Asking for something as a favour or a duty of all.',
      threat: 'Announcing harm unless something is done.',
      promise: 'Committing oneself to something.',
      denial: 'Saying that something is not so.',
      accusation: 'Blaming someone.',
      announcement: 'Making a plan known.',
      decision: 'Deciding with authority.',
      agreement: 'Settling something with others.',
      legal: 'Going to court, or ruling there.',
      protest: 'Demonstrating, striking or boycotting.',
      violence: 'Using force against people or things.'
    })
  }
}

const wording: Shapes<AttributeShape> = {
  quote: {
    type: 'code',
    description: 'How the speaker’s words are given.',
    codes: codesOf({
      direct: 'Wholly in quotation marks.',
      indirect: 'In the words of the journalist.',
      mixed: 'Partly in quotation marks.',
      scare: 'In quotation marks that show distance.'
    })
  },
  certainty: {
    type: 'code',
    description: 'How sure the speaker is.',
    codes: codesOf({
      certain: 'Without doubt.',
      'almost-certain': 'With hardly any doubt.',
      probable: 'More likely than not.',
      possible: 'It may be so.',
      dubious: 'Rather not.',
      false: 'It is held to be untrue.'
    })
  },
  modality: {
    type: 'code',
    description: 'In what manner the article gives the claim.',
    codes: codesOf({
      asserted: 'As said outright.',
      alleged: 'As something that others say without proof.',
      hedged: 'With a reserve, as “apparently”.',
      conditional: 'Under a condition.',
      question: 'As a question.',
      'reported-belief': 'As what someone thinks rather than says.'
    })
  },
  date: {type: 'date', description: 'When the claim was made.'},
  'date-precision': {
    type: 'code',
    description: 'How exactly the date is known.',
    codes: codesOf({'1': 'To the day.', '2': 'To the week.', '3': 'To the month.'})
  },
  place: {type: 'entry', of: 'place', description: 'Where the claim was made.'}
}

const review: Shapes<AttributeShape> = {
  checkable: {
    type: 'code',
    description: 'Whether a fact-checker should look at it.',
    codes: codesOf({
      none: 'There is nothing to check.',
      unimportant: 'It could be checked and does not matter much.',
      'check-worthy': 'It can be checked and matters.'
    })
  },
  verdict: {
    type: 'code',
    description: 'What checking it has shown.',
    codes: codesOf({
      true: 'It is right.',
      'mostly-true': 'It is right but for details.',
      mixture: 'It is partly right and partly wrong.',
      'mostly-false': 'It is wrong but for details.',
      false: 'It is wrong.',
      unproven: 'It could be neither shown nor refuted.'
    })
  },
  'review-url': {type: 'url', description: 'Where the check is published.'},
  reviewer: {description: 'Who checked it.'},
  evidence: {type: 'url', many: true, description: 'Addresses of what bears the claim out.'}
}

const relations: Shapes<AttributeShape> = {
  supports: {type: 'claim', many: true, description: 'Claims that this one backs.'},
  rebuts: {type: 'claim', many: true, description: 'Claims that this one contradicts.'},
  qualifies: {type: 'claim', many: true, description: 'Claims that this one limits.'},
  rephrases: {type: 'claim', many: true, description: 'Claims that this one says in other words.'},
  'same-as': {
    type: 'claim',
    many: true,
    description: 'Appearances of the same claim, here or in other articles.'
  }
}

/** What somebody says, with who says it, where they stand, and what it answers. */
export const defaultClaim: KindShape = {
  label: 'Claim',
  description: 'A stretch of text that gives what somebody says, demands, denies or predicts.',
  unit: 'claim',
  contains: ['actor', 'place', 'claim'],
  attributes: {
    ...whoAndWhom,
    ...content,
    ...wording,
    ...review,
    ...relations,
    ...commonAttributes,
    id: {
      description:
        'The name of the claim, unique in the article; other articles say `article-id#c1`.'
    }
  }
}
