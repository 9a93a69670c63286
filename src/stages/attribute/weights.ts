/** Weights of evidence. */
export const WEIGHTS: { readonly [language: string]: string } = { all: '' };
