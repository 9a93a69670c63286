/** How much each piece of evidence counts. */
export const WEIGHTS: { readonly [evidence: string]: number } = { all: 0 };
