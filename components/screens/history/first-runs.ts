/** Finished jobs to a page; the server's first HTML holds as many. */
export const FIRST_RUNS = 25;
