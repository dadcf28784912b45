import type { CodeLens } from 'vscode-languageserver';
import { verdictsOf } from '../../explain/verdicts';
import { goTo } from './causes';
import type { Analysed } from './documents';
import type { Files } from './files';
import { rangeIn } from './places';
import { stretchOf } from '../../manifest/model';

/**
 * The verdicts over `sources` and `regimes`; one that counts sources leads to the first of them.
 *
 * @param canShow whether the client shows a place when it is asked to
 */
export const lensesOf = (analysed: Analysed, files: Files, canShow: boolean): CodeLens[] =>
  verdictsOf(analysed.analysis).map(({ place, text, causes }) => {
    const [first] = causes;
    const command =
      first && canShow ? goTo(text, analysed, files, first.file, first.source) : undefined;
    return {
      range: rangeIn(analysed.document, stretchOf(place)),
      // Without a name it is text: clients show it and run nothing.
      command: command ?? { title: text, command: '' },
    };
  });
