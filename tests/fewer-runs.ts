/** Properties are tried a few times only, each time alike: a mutant is looked at by every one of them. */
import fc from "fast-check";

fc.configureGlobal({ numRuns: 4, seed: 1 });
