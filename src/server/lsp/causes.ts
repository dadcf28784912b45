import type { CodeAction, Command, Location, Range } from 'vscode-languageserver';
import { findingsBetween } from '../../analysis/at';
import type { Place, Source } from '../../manifest/model';
import { causesOf } from '../../navigation/causes';
import type { Analysed } from './documents';
import type { Files } from './files';
import { locationIn } from './places';
import { stretchOf } from '../../manifest/model';

/** Shows a place in the editor; its only argument is a location. */
export const GO_TO = 'sourcing-compliance.goTo';

/** More findings are not looked at; they come from a selection over many. */
const MAX_FINDINGS = 20;

/** Ways from the findings in a range to the steps up the chain that they come from. */
export function causeActionsIn(analysed: Analysed, range: Range, files: Files): CodeAction[] {
  const { analysis, document } = analysed;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const actions = new Map<string, CodeAction>();
  for (const finding of findingsBetween(analysis, from, to).slice(0, MAX_FINDINGS)) {
    const found = causesOf(finding, analysis);
    if (!found) continue;
    const [{ file, place }] = found.causes;
    const command = commandTo(found.title, analysed, files, file, place);
    // A plain kind: it changes nothing, and is offered with every other action.
    if (command) actions.set(found.title, { title: found.title, kind: '', command });
  }
  return [...actions.values()];
}

/** The command that leads to a step: to its country where it has one. */
export const goTo = (
  title: string,
  analysed: Analysed,
  files: Files,
  file: string | undefined,
  source: Source,
): Command | undefined => commandTo(title, analysed, files, file, source.country ?? source.place);

function commandTo(
  title: string,
  analysed: Analysed,
  files: Files,
  file: string | undefined,
  place: Place,
): Command | undefined {
  const location = locationIn(analysed, files, file, stretchOf(place));
  return location && { title, command: GO_TO, arguments: [location] };
}

/** The location that a client gave back; undefined where it is something else. */
export function locationOf(argument: unknown): Location | undefined {
  const location = argument as Partial<Location> | null | undefined;
  return typeof location?.uri === 'string' && typeof location.range === 'object'
    ? (location as Location)
    : undefined;
}
