/** Leaves what rules say out of mutation testing: words are tested as whole messages, and a mutant of each is noise. */
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const isWords = (name) => /words$|^account|inwords$|^how$/i.test(name ?? "");

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words", {
    shouldIgnore(path) {
      if (path.isObjectProperty() && path.node.key.name === "words") return "words";
      if (path.isFunctionDeclaration() && isWords(path.node.id?.name)) return "words";
      if (path.isVariableDeclarator() && isWords(path.node.id?.name)) return "words";
      return undefined;
    },
  }),
];
