/** stub */
export const editionJsonSchema = (): object => ({ $defs: {} });
