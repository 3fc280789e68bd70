/** Two exact numbers are equal as numbers, however each is kept: 2/4 is 1/2. */
import { expect } from "vitest";
import { Exact } from "../src/engine/exact/index.ts";

expect.addEqualityTesters([
  (a: unknown, b: unknown) => (a instanceof Exact && b instanceof Exact ? a.equals(b) : undefined),
]);
