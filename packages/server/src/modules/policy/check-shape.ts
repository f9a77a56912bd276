import { readFileSync } from 'node:fs';
import { pointer, policyProblem } from '@sanshen/domain/policy';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type FileProblem, fileProblem, type Place } from './file-problem.ts';

/** Where the rule books that come with the product lie. */
export const shippedPolicies = new URL('../../../../../policies/', import.meta.url);

let compiled: ValidateFunction | undefined;

function schema(): ValidateFunction {
  compiled ??= new Ajv({ allErrors: true, strict: true, strictRequired: false, verbose: true }).compile(
    JSON.parse(readFileSync(new URL('policy.schema.json', shippedPolicies), 'utf8')),
  );
  return compiled;
}

/** Gives what in a document does not have the shape of `policies/policy.schema.json`, where it stands. */
export function checkShape(document: object, placeOf: (pointer: string) => Place): readonly FileProblem[] {
  const validate = schema();
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  return telling(errors).map((error) => asProblem(error, placeOf));
}

/** Leaves out the errors that only say that a branch failed, where the branch itself says more. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const leaves = errors.filter(
    (error) =>
      !['if', 'oneOf', 'anyOf'].includes(error.keyword) &&
      // "Must be null" says nothing to one who wrote an object.
      !(error.keyword === 'type' && error.params.type === 'null'),
  );
  const rest = leaves.length > 0 ? leaves : errors;
  const seen = new Set<string>();
  return rest.filter((error) => {
    const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function asProblem(error: ErrorObject, placeOf: (pointer: string) => Place): FileProblem {
  const at = error.instancePath;
  const place = placeOf(at);
  const text = (name: string) => String(error.params[name]);
  switch (error.keyword) {
    case 'additionalProperties': {
      const member = at + pointer(text('additionalProperty'));
      return fileProblem('shape.unknownMember', placeOf(member), member, text('additionalProperty'));
    }
    case 'required':
      return fileProblem('shape.missing', place, at, text('missingProperty'));
    case 'type':
      return fileProblem('shape.type', place, at, text('type'));
    case 'enum': {
      const choices = (Array.isArray(error.schema) ? error.schema : []).map(String).join(', ');
      return countOverSeats(error, place) ?? fileProblem('shape.choice', place, at, choices);
    }
    case 'const':
      return fileProblem('shape.choice', place, at, text('allowedValue'));
    case 'uniqueItems':
      return fileProblem('shape.repeated', place, at);
    case 'pattern':
      return fileProblem('shape.form', place, at, text('pattern'));
    default:
      return fileProblem('shape.range', place, at, error.message ?? error.keyword);
  }
}

/** A count written where named seats stand is a mistake of meaning, and is told so. */
function countOverSeats(error: ErrorObject, place: Place): FileProblem | null {
  if (!error.instancePath.endsWith('/composition/rule') || typeof error.data !== 'object') return null;
  return { ...policyProblem('policy.countOverSeats', error.instancePath), ...place };
}
