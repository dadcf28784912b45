import type { Step } from '../../chain/graph';
import { startOf } from '../../manifest/model';
import { clean } from '../../text/clean';
import type { Lines } from '../../text/lines';
import type { StepRef } from './report';

/** How a step is named in a report, and where it stands. */
export function refOf({ source, file }: Step, lines: Lines): StepRef {
  const name = source.id && clean(source.id.value);
  return {
    id: name === undefined || name === '' ? 'a step without id' : name,
    line: file === undefined ? lines.position(startOf(source.place)).line : undefined,
    file: file === undefined ? undefined : clean(file.slice(file.lastIndexOf('/') + 1)),
  };
}
