/** Id of the node that the compiler adds for people who are observed and not contacted; also their outcome at Enter. */
export const CONTROL = 'control'
/** The outcome of a start by which everybody else goes on. */
export const TREATED = 'treated'
