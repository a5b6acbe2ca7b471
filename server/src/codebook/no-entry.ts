/** The value of `ref` for a mention that is nobody of the glossary, though its words may be a name there. */
export const NO_ENTRY = 'none'

/** The meaning of `NO_ENTRY`, as a codebook says it. */
export const NO_ENTRY_MEANING = 'Nobody of the glossary, though the words may be a name there.'
